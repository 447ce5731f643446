"""The command line."""

from enishi.cli.commands import main

__all__ = ["main"]
