"""`enishi check`."""

import tempfile
from pathlib import Path

import click

from enishi.build.pipeline import BuildPlan, Built, build
from enishi.build.report import DocumentReport
from enishi.catalog.library import read_library
from enishi.check.findings import Severity
from enishi.check.questions import Checked, run_checks
from enishi.cli.places import documents_option, graph_folder, register_option
from enishi.cli.progress import shown
from enishi.errors import FindingsError
from enishi.register.suggest import propose
from enishi.store.embedded import EmbeddedStore

_UNREAD_ALLOWED = 0.05
_SHOWN = 20


@click.command("check")
@documents_option
@register_option
@click.option("--coverage", is_flag=True, help="List the lines that became no fact.")
@click.option("--names", is_flag=True, help="List names the register does not know.")
def check_command(
    documents: Path | None, register: Path | None, *, coverage: bool, names: bool
) -> None:
    """Judge the graph: shapes, coverage of every document, unresolved names.

    Nothing is written. Proposals for unresolved names are for a person to decide.

    Example: enishi check --coverage
    """
    home = graph_folder()
    plan = BuildPlan.of(documents or home / "documents", register or home / "register")
    with shown("enishi check", plan.documents) as progress:
        built = build(plan, progress)
    for report in built.reports:
        _describe(report)
        if coverage:
            _lines(report)
        if names:
            _names(report, plan)
    wrong = _asked(built)
    _judge(built)
    _judge_asked(wrong)
    click.echo("Everything holds.")


def _asked(built: Built) -> list[Checked]:
    """Run the checks by query over the graph as it would be served."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for file, content in built.files.items():
            (place / file).write_bytes(content)
        checked = run_checks(read_library(), EmbeddedStore.open(place))
        wrong = [one for one in checked if not one.is_good]
    for one in wrong:
        click.echo(f"{one.told('en')}: {len(one.table)} ({one.query.name})")
        for row in one.table.rows[:_SHOWN]:
            click.echo(f"  {'  '.join(str(term) for term in row)}")
    return wrong


def _judge_asked(wrong: list[Checked]) -> None:
    worst = [one.query.name for one in wrong if one.severity is Severity.VIOLATION]
    if worst:
        raise FindingsError(
            f"checks by query found violations: {', '.join(worst)}.",
            hint="Mend the loader or the register.",
        )


def _describe(report: DocumentReport) -> None:
    cover, found = report.coverage, report.findings
    click.echo(
        f"{report.slug}\n"
        f"  lines: {cover.content} with content, {cover.facts} read,"
        f" {cover.furniture} furniture, {len(cover.unread)} unread"
        f" ({cover.unread_share:.1%})\n"
        f"  shapes: {found.count(Severity.VIOLATION)} violations,"
        f" {found.count(Severity.WARNING)} warnings,"
        f" {found.count(Severity.INFO)} hints\n"
        f"  names not in the register: {len(report.unresolved)}"
    )
    for remark in report.remarks:
        click.echo(f"  remark: {remark.message}")


def _lines(report: DocumentReport) -> None:
    if report.coverage.unread:
        numbers = ", ".join(str(number) for number in report.coverage.unread)
        click.echo(f"  unread lines: {numbers}")


def _names(report: DocumentReport, plan: BuildPlan) -> None:
    """List unresolved names, each with what it might be."""
    known = plan.names.register.entities
    for name in sorted({entry.name for entry in report.unresolved}):
        proposals = propose(name, known, limit=1)
        might = f"  (like {proposals[0].entity.label_ja}?)" if proposals else ""
        click.echo(f"  {name}{might}")


def _judge(built: Built) -> None:
    thin = [
        report.slug
        for report in built.reports
        if report.coverage.unread_share >= _UNREAD_ALLOWED
    ]
    if built.unknown:
        click.echo(f"No layout reads: {', '.join(built.unknown[:_SHOWN])}.")
    if thin:
        raise FindingsError(
            f"{_UNREAD_ALLOWED:.0%} or more of the lines are unread:"
            f" {', '.join(thin)}.",
            hint="`enishi check --coverage` lists them.",
        )
