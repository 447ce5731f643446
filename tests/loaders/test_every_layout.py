"""What holds for every layout alike: for its document, and for small ones like it."""

from collections import Counter
from pathlib import Path

import pytest

from enishi.build.coverage import measure_coverage
from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.layout import Layouts
from enishi.loaders.records import Reading
from enishi.register.names import Names

ROOT = Path(__file__).parents[2]
LAYOUTS = {
    "kawasaki-action-program-3-summary": "action-program-summary",
    "kawasaki-progress-sheet-fy2021": "progress-sheet",
    "tokyo-city-diplomacy-results-fy2021": "city-diplomacy-results",
    "yokohama-civic-collaboration-fy2020": "civic-collaboration",
    "yokohama-international-bureau-fy2021": "international-bureau",
}
FILES = [
    *sorted((ROOT / "graph" / "documents").glob("*.txt")),
    *sorted((ROOT / "tests" / "data" / "cases").glob("*/*.txt")),
]
HEADS = {
    "kawasaki-action-program-3-summary": 6,
    "yokohama-international-bureau-fy2021": 20,
}
"""Lines by which a document is known already."""
ENDS = {
    "kawasaki-action-program-3-summary": (4, 30, 69, 120, 165, 205, 230, 262, 270),
    "yokohama-international-bureau-fy2021": (
        *(8, 40, 67, 120, 200, 260, 290, 400, 488, 560, 577),
    ),
}
"""Lines behind which a copy ends, each in another part."""


@pytest.fixture(
    scope="module", params=FILES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def found(
    request: pytest.FixtureRequest, layouts: Layouts, names: Names
) -> tuple[Document, Reading]:
    """A document, and what is read from it."""
    document = Document.read(request.param)
    layout = layouts.of(document)
    assert layout is not None
    return document, layout.read(document, layout.manifest(document, names), names)


def head(documents: Path, slug: str, lines: int) -> Document:
    """Return a copy that ends behind some lines."""
    text = Document.read(documents / f"{slug}.txt").text
    return Document("cut.txt", "\n".join(text.split("\n")[:lines]))


def test_each_document_is_claimed_by_one_layout(
    documents: Path, layouts: Layouts
) -> None:
    """By its own, and by no other."""
    claims = {
        path.stem: [one.name for one in layouts.layouts if one.recognises(document)]
        for path in documents.glob("*.txt")
        for document in [Document.read(path)]
    }

    assert claims == {slug: [name] for slug, name in LAYOUTS.items()}


@pytest.mark.parametrize("slug", HEADS)
def test_a_document_is_known_by_its_opening(
    documents: Path, layouts: Layouts, slug: str
) -> None:
    """Even when everything else is cut off."""
    layout = layouts.of(head(documents, slug, HEADS[slug]))

    assert layout is not None
    assert layout.name == LAYOUTS[slug]


def test_no_two_things_share_a_reference(found: tuple[Document, Reading]) -> None:
    """Each record that stands for a thing has a reference of its own."""
    records = found[1].records
    refs = Counter(one.ref.path for one in records if hasattr(one, "ref"))

    assert [ref for ref, count in refs.items() if count > 1] == []


def test_nearly_every_line_is_read_or_known_to_say_nothing(
    found: tuple[Document, Reading],
) -> None:
    """Fewer than 5 % of the lines with text are neither evidence nor furniture."""
    coverage = measure_coverage(*found)

    assert coverage.unread_share < 0.05, coverage.unread


@pytest.mark.parametrize(
    ("slug", "lines"), [(slug, lines) for slug, ends in ENDS.items() for lines in ends]
)
def test_a_cut_copy_is_refused_with_its_line(
    documents: Path, layouts: Layouts, names: Names, slug: str, lines: int
) -> None:
    """One that breaks off before its last part, wherever that is."""
    [layout] = [one for one in layouts.layouts if one.name == LAYOUTS[slug]]
    cut = head(documents, slug, lines)

    with pytest.raises(SourceError) as refused:
        layout.read(cut, layout.manifest(cut, names), names)

    assert refused.value.document == "cut.txt"
    assert 0 < refused.value.line <= lines
