"""The answer to a query on the command line, in the format that was asked for."""

from dataclasses import dataclass
from typing import Final

import click
from rdflib import Literal, URIRef

from enishi.catalog.query import NamedQuery
from enishi.catalog.saying import question_iri
from enishi.cli.columns import written
from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.formats import result_format
from enishi.exports.result import Result
from enishi.graph.words import path_of
from enishi.store.media import JSON, TURTLE, AnswerKind
from enishi.store.protocol import FormatChoice, QueryService, Request, Table
from enishi.store.results import read_boolean, read_table
from enishi.store.terms import Term
from enishi.vocabulary.identity import entity_iri

TABLE: Final = "table"
FORMS: Final = (TABLE, "csv", "tsv", "json", "xml", "md", "ttl", "jsonld")
_FROM_TERMS: Final = {"csv": "csv", "md": "markdown"}
"""Formats that are made here from a table, with the export that makes them."""
_OWN: Final = entity_iri("query/own")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is asked.

    Attributes:
        text: SPARQL, parameters bound.
        query: The question of the library it comes from, if it does.
        language: The language of the answer in words.
        version: The version of the graph, where it is known.
    """

    text: str
    query: NamedQuery | None = None
    language: str = "en"
    version: str = ""


def say_answer(service: QueryService, asked: Asked, form: str) -> None:
    """Ask, and write the answer to standard output.

    Args:
        service: Whom to ask.
        asked: What to ask.
        form: One of `FORMS`.

    Raises:
        QueryRefusedError: If there is no answer, or none in this format.
    """
    answer = service.stream(Request(asked.text, _choice(form)))
    if form != TABLE and form not in _FROM_TERMS:
        for block in answer:
            click.echo(block, nl=False)
        return
    data = b"".join(answer)
    if answer.form is TURTLE:
        click.echo(data, nl=False)
    elif form in _FROM_TERMS:
        _export(read_table(data, answer.form), asked, form)
    else:
        _say_shortly(data, asked)


def _choice(form: str) -> FormatChoice:
    """Return what to ask the engine for."""
    if form == TABLE:
        return FormatChoice(
            {
                AnswerKind.SOLUTIONS: JSON,
                AnswerKind.BOOLEAN: JSON,
                AnswerKind.GRAPH: TURTLE,
            }
        )
    if form in _FROM_TERMS:
        return FormatChoice(
            {
                AnswerKind.SOLUTIONS: JSON,
                AnswerKind.BOOLEAN: None,
                AnswerKind.GRAPH: None,
            }
        )
    return FormatChoice.named(form)


def _export(table: Table, asked: Asked, form: str) -> None:
    header = asked.query.header if asked.query else None
    about = About(
        iri=str(question_iri(asked.query) if asked.query else _OWN),
        title=Bilingual(header.text("summary", "ja"), header.text("summary", "en"))
        if header
        else Bilingual("自作の問い合わせ", "A query of your own"),
        version=asked.version,
        query=asked.text,
    )
    result = Result(about, table, Language(asked.language))
    for piece in result_format(_FROM_TERMS[form]).write(result):
        click.echo(piece, nl=False)


def _say_shortly(data: bytes, asked: Asked) -> None:
    """Write a table or a truth value for people."""
    try:
        table = read_table(data, JSON)
    except UsageError:
        click.echo("true" if read_boolean(data, JSON) else "false")
        return
    headings, rows = shortened(table)
    click.echo(written(headings, rows))
    if asked.query:
        click.echo(f"\n{asked.query.said(table, asked.language)}".rstrip())
    else:
        click.echo(f"\n{len(table)} rows")


def shortened(table: Table) -> tuple[list[str], list[list[str]]]:
    """Return a table for people: a thing and its label share one column.

    Returns:
        Headings, and the cells of each row. A thing with a label reads
        `label [path]`; our addresses are shortened to their path.
    """
    names = [
        name
        for name in table.variables
        if not (name.endswith("Label") and name[: -len("Label")] in table.variables)
    ]
    rows = [
        [_cell(name, dict(zip(table.variables, row, strict=True))) for name in names]
        for row in table
    ]
    return [name.removesuffix("Label") for name in names], rows


def _cell(name: str, row: dict[str, Term | None]) -> str:
    term = row[name]
    label = row.get(f"{name}Label")
    if term is None:
        return ""
    if isinstance(term, Literal):
        return str(term)
    path = path_of(str(term)) if isinstance(term, URIRef) else term.n3()
    short = path or str(term)
    return f"{label} [{short}]" if label is not None else short
