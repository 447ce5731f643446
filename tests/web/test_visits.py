"""Work in the background gives way to visitors."""

import threading

from flask import Flask
from werkzeug.test import Client

from enishi.web.visits import Visits

GENEROUS = 30.0


def test_work_waits_until_the_visitor_has_the_answer() -> None:
    """Not longer, and not for ever where somebody is always being served."""
    app, served, asked = Flask(__name__), threading.Event(), threading.Event()

    @app.get("/")
    def page() -> str:
        asked.set()
        assert served.wait(GENEROUS)
        return "served"

    visits, bodies = Visits(app), []
    assert visits.give_way(GENEROUS)

    def visit() -> None:
        bodies.append(Client(visits).get("/").get_data(as_text=True))

    visitor = threading.Thread(target=visit)
    visitor.start()
    assert asked.wait(GENEROUS)
    assert not visits.give_way(0.0)
    threading.Timer(0.01, served.set).start()
    assert visits.give_way(GENEROUS)
    visitor.join()

    assert bodies == ["served"]


def test_a_page_that_fails_is_over_too() -> None:
    """Whatever the site raises."""
    app = Flask(__name__)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    visits = Visits(app)

    assert Client(visits).get("/nothing").status_code == 404

    assert visits.give_way(GENEROUS)
