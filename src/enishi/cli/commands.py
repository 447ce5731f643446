"""`enishi` and its commands."""

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Any, Final

import click

from enishi.errors import EnishiError

_BROKEN_PIPE: Final = 141
COMMANDS: Final = {
    "analyse": "analysing",
    "build": "building",
    "check": "checking",
    "explain": "explaining",
    "export": "exporting",
    "load": "loading",
    "new-layout": "scaffolding",
    "path": "connecting",
    "query": "querying",
    "serve": "serving",
}
"""Every command, and the module that it is loaded from when it is asked for: together
they take twice as long to load as the longest of them."""


class Commands(click.Group):
    """The group of commands; an error of Enishi ends as one line and a code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """Return the names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own
        """Load a command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"enishi.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command if isinstance(command, click.Command) else None

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own
        """Run a command and leave with its exit code."""
        try:
            return super().main(*args, **kwargs)
        except EnishiError as error:
            click.echo(f"enishi: {error}", err=True)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            sys.exit(_BROKEN_PIPE)


@click.group(
    cls=Commands,
    epilog="Exit codes: 0 fine, 2 usage, 3 findings, 4 bad query, 5 source problem.",
)
@click.version_option(version("enishi"), prog_name="enishi")
def main() -> None:
    """Build, serve, question and export the graph of cities' international policy.

    Example: enishi build && enishi serve
    """
