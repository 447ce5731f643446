"""Answers of a query as tables: CSV, TSV, JSON and Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import BNode, URIRef

from enishi.exports.about import About, Language
from enishi.exports.cell import ColumnKind, read
from enishi.exports.delimited import write_lines
from enishi.exports.period import PartialDate
from enishi.exports.quads import term_text
from enishi.exports.readme import markdown_said
from enishi.exports.text import (
    clean,
    encode,
    formula_safe,
    json_list,
    json_text,
    markdown_text,
)
from enishi.store.protocol import Table
from enishi.store.terms import Term


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave.

    Attributes:
        about: Title, version, query, licence, citation.
        table: The rows.
        language: The language of headings that are not the query's own.
    """

    about: About
    table: Table
    language: Language = Language.JA


def write_result_csv(result: Result) -> Iterator[bytes]:
    """Write CSV for programs: UTF-8 without byte order mark, CR LF, formula-safe."""
    return _csv(result, bom=False)


def write_excel_csv(result: Result) -> Iterator[bytes]:
    """Write CSV for Excel, which knows UTF-8 only by a byte order mark."""
    return _csv(result, bom=True)


def write_result_tsv(result: Result) -> Iterator[bytes]:
    """Write SPARQL 1.1 TSV: every term whole, with its language and datatype."""
    return encode(_tsv(result.table))


def write_result_json(result: Result) -> Iterator[bytes]:
    """Write JSON for programs: a row is an object, numbers are numbers.

    Languages and datatypes are gone; what is unbound is null.
    """
    return encode(_json(result))


def write_result_markdown(result: Result) -> Iterator[bytes]:
    """Write a Markdown table with its title above and its source below."""
    return encode(_markdown(result))


def _csv(result: Result, *, bom: bool) -> Iterator[bytes]:
    rows = (
        [formula_safe(plain(term)) if is_text(term) else plain(term) for term in row]
        for row in result.table
    )
    return write_lines(list(result.table.variables), rows, bom=bom)


def plain(term: Term | None) -> str:
    """Return a term as text as it came, but clean; None is ""."""
    if term is None:
        return ""
    return clean(term.n3() if isinstance(term, BNode) else str(term))


def is_text(term: Term | None) -> bool:
    """Tell whether a spreadsheet might take a term for a formula: no number is."""
    found = None if term is None else read(term)
    return found is not None and isinstance(found.value, str)


def _tsv(table: Table) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in table.variables) + "\n"
    for row in table:
        yield "\t".join("" if term is None else term_text(term) for term in row) + "\n"


def _json(result: Result) -> Iterator[str]:
    about = result.about
    said = {
        "title": about.title.said(result.language),
        "address": about.iri,
        "version": about.version,
        "created": about.created,
        "licence": about.licence,
        "citation": about.citation,
        "query": about.query,
    }
    names = result.table.variables
    yield '{"about":'
    yield json_text({name: text for name, text in said.items() if text})
    yield ',\n"columns":' + json_text(list(names)) + ',\n"rows":'
    yield from json_list(
        dict(zip(names, map(_json_value, row), strict=True)) for row in result.table
    )
    yield "}\n"


def _json_value(term: Term | None) -> object:
    found = None if term is None else read(term)
    if found is None:
        return None if term is None else plain(term)
    return found.text if isinstance(found.value, PartialDate) else found.value


def _markdown(result: Result) -> Iterator[str]:
    table = result.table
    yield f"**{markdown_text(result.about.title.said(result.language))}**\n\n"
    yield _line(table.variables)
    yield _line(
        "---:" if _is_numeric(table, name) else "---" for name in table.variables
    )
    for row in table:
        yield _line(map(_markdown_cell, row))
    yield "\n"
    for head, text in result.about.lines(result.language)[1:]:
        yield f"- {head}: {markdown_said(text)}\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _is_numeric(table: Table, name: str) -> bool:
    cells = [read(term) for term in table.column(name) if term is not None]
    found = {cell.kind for cell in cells if cell is not None}
    return bool(found) and found <= {ColumnKind.INT, ColumnKind.FLOAT}


def _markdown_cell(term: Term | None) -> str:
    text = plain(term)
    return markdown_said(text) if isinstance(term, URIRef) else markdown_text(text)
