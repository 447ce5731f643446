"""The layout «international bureau»: a bureau's duties and outline of its programs."""

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document, Span, merge
from enishi.loaders.bureau_outline.particulars import (
    issue_date,
    opens_outline,
    read_home,
)
from enishi.loaders.bureau_outline.parts import part_outline
from enishi.loaders.bureau_outline.reading import OutlineReader
from enishi.loaders.parties import Parties
from enishi.loaders.records import Reading
from enishi.register.names import Names


class BureauOutline:
    """Reads the outline in which a city's international bureau presents its year."""

    name = "international-bureau"

    def recognises(self, document: Document) -> bool:
        """Tell whether the document opens with a bureau's organisation or outline."""
        return opens_outline(document)

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return whose outline of which fiscal year it is.

        Raises:
            SourceError: If the document breaks off before it says so.
        """
        home = read_home(document, names)
        year = FiscalYear(home.fiscal_year)
        resolved = names.resolver.resolve(home.city, kinds=("City", "Region"))
        english = resolved.entity.label_en if resolved.entity else home.government
        return Manifest(
            slug=f"{home.government}-{self.name}-fy{home.fiscal_year}",
            layout=self.name,
            government=home.government,
            title_ja=f"{year.label_ja} 事業概要 {home.city}{home.bureau}",
            title_en=f"{english}: outline of the international bureau, {year.label_en}",
            issued=issue_date(document),
            fiscal_years=(home.fiscal_year,),
        )

    def read(self, document: Document, manifest: Manifest, names: Names) -> Reading:
        """Read all records.

        Raises:
            SourceError: If the outline breaks off; the error names the line.
        """
        home = read_home(document, names)
        outline = part_outline(document, home.bureau)
        outline.require()
        blocks = [block for part in outline.blocks.values() for block in part]
        parties = Parties(names, manifest.slug).introduced_by(blocks)
        reader = OutlineReader(outline, home, parties)
        return Reading(records=tuple(reader.records()), furniture=_furniture(reader))


def _furniture(reader: OutlineReader) -> tuple[Span, ...]:
    return tuple(merge(block.span for block in reader.furniture()))
