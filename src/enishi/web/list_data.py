"""A whole list as a table or as records, for work elsewhere."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from flask import Response, jsonify

from enishi.exports.text import formula_safe, one_line
from enishi.search.filtering import values_of
from enishi.search.item import Column, Facet, Item, label_in
from enishi.search.listing import Listing, is_number
from enishi.web.formats import CSV
from enishi.web.language import current_language

BETWEEN: Final = " | "
"""Stands between several values in one cell; no value of ours has it."""


def facet_texts_of(item: Item, facet: Facet, language: str) -> tuple[str, ...]:
    """Return the values a thing has in a facet, in a language."""
    return tuple(
        label_in(facet.values[key], language)[0] or key
        for key in values_of(item, facet.name)
    )


def column_texts_of(item: Item, column: Column, language: str) -> tuple[str, ...]:
    """Return the values a thing has in a column; things are named, not addressed."""
    return tuple(
        label_in(column.references[value], language)[0]
        if value in column.references
        else value
        for value in item.columns.get(column.name, ())
    )


def list_table(found: Listing) -> Response:
    """Return a list as CSV that a spreadsheet opens as it is.

    It begins with a byte order mark, by which spreadsheets know UTF-8.
    """
    language = current_language()
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    names = [label_in(part.labels, language)[0] for part in _parts(found)]
    writer.writerow(["iri", "name_ja", "name_en", *map(_safe, names)])
    for item in found.items:
        cells = (BETWEEN.join(texts) for texts in _texts(item, found, language))
        labels = (item.labels.get("ja", ""), item.labels.get("en", ""))
        writer.writerow([item.iri, *map(_safe, labels), *map(_safe, cells)])
    response = Response(written.getvalue().encode("utf-8-sig"), mimetype=CSV)
    return _offered(response, f"{found.kind.slug}.csv")


def list_records(found: Listing) -> Response:
    """Return a list as JSON: one record for each thing, with keys of addresses."""
    response = jsonify(
        kind=found.kind.iri,
        total=len(found.items),
        sort=found.sort,
        items=[
            {
                "iri": item.iri,
                "labels": dict(item.labels),
                "kind": item.kind,
                **{
                    facet.name: [facet.addresses[key] for key in values]
                    for facet in found.own_facets
                    if (values := values_of(item, facet.name))
                },
                **{name: list(values) for name, values in item.columns.items()},
            }
            for item in found.items
        ],
    )
    return _offered(response, "")


def _parts(found: Listing) -> tuple[Facet | Column, ...]:
    return (*found.own_facets, *found.columns)


def _texts(item: Item, found: Listing, language: str) -> Iterator[tuple[str, ...]]:
    for facet in found.own_facets:
        yield facet_texts_of(item, facet, language)
    for column in found.columns:
        yield column_texts_of(item, column, language)


def _safe(cell: str) -> str:
    """Return a cell on one line that no spreadsheet takes for a formula."""
    return cell if is_number(cell) else formula_safe(one_line(cell))


def _offered(response: Response, name: str) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.vary.update(("Accept", "Accept-Language", "Cookie"))
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
