"""`enishi build`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi.build.pipeline import BuildPlan, Built, build, write
from enishi.build.publication import published
from enishi.cli.places import documents_option, graph_folder, register_option
from enishi.cli.progress import shown
from enishi.errors import FindingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORST = 12


@click.command("build")
@documents_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder of the built graph (default: graph/).",
)
@register_option
@click.option(
    "--check", is_flag=True, help="Write nothing; prove the graph is the same."
)
def build_command(
    documents: Path | None, out: Path | None, register: Path | None, *, check: bool
) -> None:
    """Read every document and write the graph, whole or not at all.

    A document is recognised by its content, never by its name. What no layout
    recognises is named and left out.

    Example: enishi build --documents my-documents --out my-graph
    """
    home = graph_folder()
    target = out or home
    plan = BuildPlan.of(documents or home / "documents", register or home / "register")
    with shown("enishi build", plan.documents) as progress:
        built = build(plan, progress)
    _report(built)
    if check:
        _compare(built, target)
        return
    write(built, target)
    click.echo(f"Wrote {len(built.files) - 1} graphs to {target}.")


def _report(built: Built) -> None:
    """Say what was read and what was not."""
    for name in built.unknown:
        click.echo(f"No layout reads {name}: it was left out.", err=True)
    for report in built.reports:
        cover = report.coverage
        click.echo(
            f"{report.slug}: {cover.facts} of {cover.content} lines read,"
            f" {cover.furniture} furniture, {len(cover.unread)} unread"
            f" ({cover.unread_share:.1%}); {len(report.unresolved)} names not in the"
            f" register, {len(report.remarks)} remarks."
        )


def _compare(built: Built, folder: Path) -> None:
    old = published(folder)
    names = sorted(built.files.keys() | old.keys())
    differing: Sequence[str] = [n for n in names if built.files.get(n) != old.get(n)]
    if differing:
        raise FindingsError(
            f"{folder} is not what the documents and the register make:"
            f" {', '.join(differing[:_WORST])}.",
            hint="Run `enishi build` and commit the result.",
        )
    click.echo(f"{folder} is what the documents and the register make.")
