"""`enishi path`."""

from pathlib import Path

import click
from rdflib import URIRef

from enishi.cli.narrowing import opened, with_graph
from enishi.exports.text import json_text
from enishi.graph.connection import Connection, Route, Step
from enishi.graph.form import plain_form
from enishi.graph.network_choice import whole_iri


@click.command("path")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@click.option(
    "--by", "kinds", multiple=True, help="Only these properties: enishi:partner."
)
@click.option(
    "--through-general",
    is_flag=True,
    help="Also pass through countries, policy fields, plans and documents.",
)
@click.option("--hubs", type=int, help="Pass no thing with more ties than this.")
@click.option("--longest", type=int, help="All paths up to so many hops.")
@click.option("--count", default=5, show_default=True, help="Paths at most.")
@click.option(
    "--alike",
    default=2,
    show_default=True,
    help="Paths through the same kinds of things at most; 0 for all.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@with_graph
def path_command(  # noqa: PLR0913 - one for every option
    start: str,
    end: str,
    *,
    kinds: tuple[str, ...],
    through_general: bool,
    hubs: int | None,
    longest: int | None,
    count: int,
    alike: int,
    as_json: bool,
    place: Path | None,
    endpoint: str,
    language: str,
) -> None:
    """Tell how two things are connected, with the passage behind each hop.

    A thing is named by its path (city/kawasaki), its address, or its exact name.

    Example: enishi path city/kawasaki organization/unep

    Example: enishi path 東京都 CITYNET --longest 6
    """
    graph = opened(place, endpoint)
    route = Route(
        kinds=frozenset(URIRef(whole_iri(kind)) for kind in kinds),
        through_general=through_general,
        hub_degree=hubs,
        longest=longest,
        count=count,
        alike=alike or None,
    )
    find = graph.connecting.find
    found = graph.connecting.connect(find(start), find(end), route)
    if as_json:
        click.echo(json_text(plain_form(found)))
        return
    _say(found, language)


def _say(found: Connection, language: str) -> None:
    ends = (found.start.named(language)[0], found.end.named(language)[0])
    if not found.paths:
        click.echo(f"No path joins {ends[0]} and {ends[1]} under these conditions.")
        return
    for number, path in enumerate(found.paths, 1):
        click.echo(f"{number}. {ends[0]}")
        for step in path:
            _say_step(step, language)
    if not found.complete:
        total = sum(group.total for group in found.groups)
        click.echo(
            f"{len(found.paths)} of {total} paths; --count and --alike 0 show more."
        )


def _say_step(step: Step, language: str) -> None:
    click.echo(f"   → {step.target.named(language)[0]}")
    for link in step.links:
        subject, predicate, thing = (
            one.named(language)[0]
            for one in (link.subject, link.predicate, link.object)
        )
        click.echo(f"       {subject} | {predicate} | {thing}")
        for one in link.evidence[:1]:
            marked = " ".join(one.marked.split())
            where = f"{one.passage.document.rpartition('/')[2]}"
            click.echo(f"       「{marked}」 {where} L{one.passage.first_line}")
        if not link.evidence:
            click.echo(f"       ({', '.join(link.origins)})")
