"""Lists of everything: one for each class, narrowed, sorted, in pages, to take away."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from flask import Blueprint, Response, jsonify, render_template, request

from enishi.catalog.money import yen, yen_exact
from enishi.search.filtering import kind_facet
from enishi.search.finding import Search, chosen
from enishi.search.item import Column, Facet, Item, Kind
from enishi.search.listing import (
    BY_NAME,
    PAGE_SIZE,
    Listing,
    ListRequest,
    is_number,
    listing,
)
from enishi.web.addresses import address_with, revised
from enishi.web.facets import FacetChoices, facet_choices
from enishi.web.formats import CSV, JSON, page_number, wants
from enishi.web.kinds import class_name
from enishi.web.language import Language, current_language
from enishi.web.links import page_of
from enishi.web.list_data import (
    column_texts_of,
    facet_texts_of,
    list_records,
    list_table,
)
from enishi.web.messages import gettext
from enishi.web.pagination import Pagination
from enishi.web.revalidation import revalidate
from enishi.web.things import named
from enishi.web.wording import number


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLink:
    """A list in the list of lists.

    Attributes:
        slug: The class in addresses.
        text: What it is called.
        definition: What it is.
        total: How many things are of it.
        href: The list.
        is_subject: Whether documents tell of such things; others are what was read
            of them: results, amounts, passages.
    """

    slug: str
    text: str
    definition: str
    total: int
    href: str
    is_subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of a column.

    Attributes:
        text: Its name.
        href: The list sorted by it; turned round if it is sorted by it already.
        order: ``ascending``, ``descending``, or "" if another column sorts.
        is_number: Whether its values are numbers.
    """

    text: str
    href: str
    order: str
    is_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One thing as a row of a table.

    Attributes:
        text: Its name.
        language: The language of the name.
        href: Its page.
        cells: The values of the other columns.
    """

    text: str
    language: str
    href: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A page of a list.

    Attributes:
        slug: The class in addresses.
        title: The class.
        definition: What the class is.
        pages: The pages of the list.
        headings: The headings, the name's first.
        rows: The things of this page.
        facets: What can be chosen.
    """

    slug: str
    title: str
    definition: str
    pages: Pagination
    headings: tuple[Heading, ...]
    rows: tuple[RowView, ...]
    facets: tuple[FacetChoices, ...]


def browse_blueprint(search: Search) -> Blueprint:
    """Return the blueprint that serves ``/browse`` and the lists below it.

    Args:
        search: What can be found.
    """
    blueprint = Blueprint("browse", __name__, url_prefix="/browse")
    revalidate(blueprint)

    @blueprint.get("", strict_slashes=False)
    def overview() -> Response | str:
        kinds = _kinds(search)
        if wants(JSON):
            return jsonify(kinds=[asdict(kind) for kind in kinds])
        return render_template("browse/kinds.html", kinds=kinds)

    @blueprint.get("/<kind>.csv")
    def table(kind: str) -> Response:
        return list_table(_listing(search, kind))

    @blueprint.get("/<kind>.json")
    def records(kind: str) -> Response:
        return list_records(_listing(search, kind))

    @blueprint.get("/<kind>")
    def page(kind: str) -> Response | str:
        found = _listing(search, kind)
        if wants(JSON):
            return list_records(found)
        if wants(CSV):
            return list_table(found)
        return _rendered(found)

    return blueprint


def _kinds(search: Search) -> list[KindLink]:
    subjects = {
        slug
        for item in search.holdings.items
        if item.is_searched and not item.document
        for slug in item.kinds
    }
    links = [
        KindLink(
            slug=kind.slug,
            text=_title(kind),
            definition=named(kind.definitions)[0],
            total=kind.total,
            href=f"/browse/{kind.slug}",
            is_subject=kind.slug in subjects,
        )
        for kind in search.holdings.kinds.values()
    ]
    return sorted(links, key=lambda link: (-link.total, link.slug))


def _title(kind: Kind) -> str:
    label, language = named(kind.labels, kind.iri)
    return class_name(label, kind.iri, language)


def _listing(search: Search, slug: str) -> Listing:
    holdings = search.holdings
    facets = (kind_facet(holdings), *holdings.facets.values())
    wanted = ListRequest(
        kind=slug,
        choices=chosen(request.args.to_dict(flat=False), facets),
        sort=request.args.get("sort", BY_NAME),
        page=page_number(),
        language=current_language(),
    )
    return listing(holdings, wanted)


def _rendered(found: Listing) -> str:
    facets = found.telling_facets
    columns = tuple(column for column in found.columns if not column.is_long)
    page = ListPage(
        slug=found.kind.slug,
        title=_title(found.kind),
        definition=named(found.kind.definitions)[0],
        pages=Pagination(total=len(found.items), size=PAGE_SIZE, number=found.page),
        headings=(
            _heading(found, BY_NAME, gettext("Name")),
            *(_heading(found, facet.name, named(facet.labels)[0]) for facet in facets),
            *(
                _heading(found, column.name, named(column.labels)[0])
                for column in columns
            ),
        ),
        rows=tuple(_row(item, facets, columns) for item in found.shown),
        facets=facet_choices(found.facets),
    )
    return render_template(
        "browse/list.html",
        list=page,
        chosen=[choice for facet in page.facets for choice in facet.chosen],
        downloads={
            ending: _download(found.kind.slug, ending) for ending in ("csv", "json")
        },
    )


def _heading(found: Listing, name: str, text: str) -> Heading:
    is_sorted = found.sort.removeprefix("-") == name
    turned = found.sort.startswith("-")
    order = ("descending" if turned else "ascending") if is_sorted else ""
    following = f"-{name}" if is_sorted and not turned else name
    return Heading(
        text=text,
        href=address_with(sort=following, page=None),
        order=order,
        is_number=any(name in item.columns for item in found.shown)
        and all(
            is_number(value)
            for item in found.shown
            for value in item.columns.get(name, ())
        ),
    )


def _row(item: Item, facets: tuple[Facet, ...], columns: tuple[Column, ...]) -> RowView:
    reader = current_language()
    text, language = named(item.title, item.iri)
    return RowView(
        text=text,
        language=language,
        href=page_of(item.iri),
        cells=(
            *(facet_texts_of(item, facet, reader) for facet in facets),
            *(_column_cell(item, column) for column in columns),
        ),
    )


def _column_cell(item: Item, column: Column) -> tuple[str, ...]:
    language = current_language()
    texts = column_texts_of(item, column, language)
    if not column.is_quantity:
        return texts
    written = _amount if column.is_money else number
    return tuple(
        written(Decimal(text), language) if is_number(text) else text for text in texts
    )


def _amount(amount: Decimal, language: Language) -> str:
    """Return an amount of yen; a list has no place for more than one way of it."""
    write = yen if language == "ja" else yen_exact
    return write(amount, language)


def _download(slug: str, ending: str) -> str:
    """Return the address of the whole list as it is narrowed and sorted now."""
    arguments = request.args.to_dict(flat=False)
    return revised(f"/browse/{slug}.{ending}", arguments, {"page": None})
