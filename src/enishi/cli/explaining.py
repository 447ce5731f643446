"""`enishi explain`."""

from pathlib import Path

import click

from enishi.cli.narrowing import opened, with_graph
from enishi.exports.text import json_text, one_line
from enishi.graph.entity import Entity
from enishi.graph.form import plain_form
from enishi.graph.passage import Evidence
from enishi.graph.relation import Relation
from enishi.graph.statement import Description, Statement
from enishi.graph.words import tail_of


@click.command("explain")
@click.argument("iri")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@with_graph
def explain_command(
    iri: str, *, as_json: bool, place: Path | None, endpoint: str, language: str
) -> None:
    """Tell all that is said of a thing, each statement with its passage.

    A thing is named by its path (city/kawasaki) or its address.

    Example: enishi explain city/kawasaki

    Example: enishi explain agreement/tokyo-seoul --language ja
    """
    entity = opened(place, endpoint).entity(iri)
    if as_json:
        click.echo(json_text(plain_form(entity)))
        return
    _say(entity, language)


def _say(entity: Entity, language: str) -> None:
    click.echo(f"{entity.thing.named(language)[0]}\n<{entity.iri}>")
    kinds = ", ".join(one.named(language)[0] for one in entity.classes)
    click.echo(f"{kinds}\n")
    _describe(entity.description, language, "")
    for part in entity.parts:
        click.echo(f"\n{part.thing.named(language)[0]}")
        _describe(part, language, "  ")
    if entity.relations:
        click.echo("")
    for relation in entity.relations:
        _relate(relation, language)


def _describe(description: Description, language: str, indent: str) -> None:
    for statement in description.statements:
        predicate = statement.predicate.named(language)[0]
        click.echo(f"{indent}{predicate}: {_value(statement, language)}")
        for evidence in statement.evidence[:1]:
            click.echo(f"{indent}    {_quotation(evidence)}")
        if statement.is_inferred:
            rules = ", ".join(rule.named(language)[0] for rule in statement.rules)
            click.echo(f"{indent}    (inferred: {rules})")


def _value(statement: Statement, language: str) -> str:
    words = statement.words.best(language)[0]
    return one_line(words) or tail_of(str(statement.value))


def _quotation(evidence: Evidence) -> str:
    passage = evidence.passage
    document = str(passage.document).rpartition("/")[2]
    mended = evidence.correction
    note = f" [{mended.printed} → {mended.corrected}]" if mended else ""
    return f"「{one_line(evidence.marked)}」 {document} L{passage.first_line}{note}"


def _relate(relation: Relation, language: str) -> None:
    names = ", ".join(thing.named(language)[0] for thing in relation.things)
    more = ", …" if relation.count > len(relation.things) else ""
    predicate = relation.predicate.named(language)[0]
    kind = f" {relation.kind}" if relation.kind else ""
    click.echo(f"← {predicate} ({relation.count}{kind}): {names}{more}")
