"""The layout «progress sheet» (進行管理シート) of an action program."""

import re
from typing import Final

from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document, Line, Span
from enishi.errors import SourceError
from enishi.loaders.progress_sheet.agreements import AgreementReader
from enishi.loaders.progress_sheet.blocks import gather, place_rows
from enishi.loaders.progress_sheet.headings import (
    Heading,
    Kind,
    Title,
    read_heading,
    read_title,
)
from enishi.loaders.progress_sheet.lines import whole_lines
from enishi.loaders.progress_sheet.reading import SheetReader
from enishi.loaders.progress_sheet.rows import Row, read_row
from enishi.loaders.progress_sheet.ties import Ties
from enishi.loaders.records import Reading, Remark
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_CITY: Final = re.compile(r".+?[都道府県市区町村]")
_OPENING: Final = 40
_FURNITURE: Final = frozenset({Kind.TITLE, Kind.HEADER, Kind.LEGEND})
_LAST_LEGEND: Final = "方向性"


class ProgressSheet:
    """Reads the sheets in which a city rates the initiatives of its action program."""

    name = "progress-sheet"

    def recognises(self, document: Document) -> bool:
        """Tell whether the sheet's title stands near the top."""
        return _title(document) is not None

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return whose sheet of which fiscal year it is.

        Raises:
            SourceError: If the title names no city the register knows, or no year.
        """
        title = _require_title(document)
        city = _city(title)
        home = names.resolver.resolve(city, kinds=("City", "Region")) if city else None
        years = find_fiscal_years(title.year)
        if home is None or home.entity is None or not years:
            raise SourceError(
                f"no city or fiscal year is told by {title.line.text.strip()!r}.",
                document=document.name,
                line=title.line.number,
                hint="Add the city to graph/register/places.tsv.",
            )
        government = home.entity.id.partition("/")[2]
        year = years[0].fiscal_year.year
        return Manifest(
            slug=f"{government}-{self.name}-fy{year}",
            layout=self.name,
            government=government,
            title_ja=title.line.text.strip(),
            title_en=(
                f"{home.entity.label_en}: progress sheet of the international action"
                f" program, period {title.period}, FY{year}"
            ),
            fiscal_years=(year,),
        )

    def read(self, document: Document, manifest: Manifest, names: Names) -> Reading:
        """Read all rows.

        Raises:
            SourceError: If the legend at the sheet's end is missing.
        """
        title = _require_title(document)
        entries = [_entry(line) for line in whole_lines(document)]
        headings = [entry for entry in entries if isinstance(entry, Heading)]
        _require_end(document, headings)
        year = manifest.fiscal_years[0]
        ties = Ties(AgreementReader(manifest.government, year, manifest.slug, names))
        reader = SheetReader(
            government=manifest.government,
            framework=_framework(manifest.government, title.period),
            fiscal_year=year,
            document=manifest.slug,
            names=names,
            ties=ties,
            home=_city(title),
        )
        initiatives = gather(place_rows(entries))
        records = [*reader.framework_records(title), *reader.categories(headings)]
        for initiative in initiatives:
            records.extend(reader.initiative(initiative))
        records.extend(ties.records())
        return Reading(
            records=tuple(records),
            furniture=_furniture(headings),
            remarks=tuple(
                Remark(
                    evidence=(heading.line.span,),
                    message="a line of no known kind",
                    message_ja="種類の分からない行",
                )
                for heading in headings
                if heading.kind is Kind.OTHER
            ),
        )


def _city(title: Title) -> str:
    """Return the name of the city with which its plan's name begins, or ""."""
    match = _CITY.match(title.plan)
    return match[0] if match else ""


def _framework(government: str, period: int) -> Ref:
    return Ref.curated(f"framework/{government}/action-program-{period}")


def _title(document: Document) -> Title | None:
    titles = (read_title(line) for line in document.lines[:_OPENING])
    return next((title for title in titles if title), None)


def _require_title(document: Document) -> Title:
    title = _title(document)
    if title is None:
        raise SourceError("has no title of a progress sheet.", document=document.name)
    return title


def _entry(line: Line) -> Row | Heading:
    """Return what a line is; a row without its ratings is of no known kind."""
    row = read_row(line) if "\t" in line.text else None
    return row or read_heading(line)


def _broken(document: Document, line: Line, what: str) -> SourceError:
    return SourceError(
        f"{what}: the sheet is broken here.",
        document=document.name,
        line=line.number,
        hint="Get a whole copy of the document; nothing of it was read.",
    )


def _require_end(document: Document, headings: list[Heading]) -> None:
    """Refuse a sheet that ends before its legend."""
    legends = [heading for heading in headings if heading.kind is Kind.LEGEND]
    if any(_LAST_LEGEND in legend.title and "】" in legend.title for legend in legends):
        return
    last = document.lines[-1]
    raise _broken(document, last, "the sheet breaks off before its legend")


def _furniture(headings: list[Heading]) -> tuple[Span, ...]:
    return tuple(
        heading.line.span for heading in headings if heading.kind in _FURNITURE
    )
