"""The pages: a Flask application made by a factory, one blueprint per noun."""
