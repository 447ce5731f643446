"""``python -m enishi`` is the command line too."""

from enishi.cli import main

main()
