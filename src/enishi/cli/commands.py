"""`enishi` and its commands."""

import sys
from importlib.metadata import version
from typing import Any, Final

import click

from enishi.cli.analysing import analyse_command
from enishi.cli.building import build_command
from enishi.cli.checking import check_command
from enishi.cli.connecting import path_command
from enishi.cli.explaining import explain_command
from enishi.cli.exporting import export_command
from enishi.cli.loading import load_command
from enishi.cli.querying import query_command
from enishi.cli.scaffolding import new_layout_command
from enishi.cli.serving import serve_command
from enishi.errors import EnishiError

_BROKEN_PIPE: Final = 141


class Commands(click.Group):
    """The group of commands; an error of Enishi ends as one line and a code."""

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


for command in (
    analyse_command,
    build_command,
    check_command,
    explain_command,
    export_command,
    load_command,
    new_layout_command,
    path_command,
    query_command,
    serve_command,
):
    main.add_command(command)
