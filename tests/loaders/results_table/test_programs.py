"""Measures are grouped by name; every row has years of its own."""

from collections import Counter

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.source import Document
from enishi.loaders.records import ProgramRecord, ProgramYearRecord, Reading
from enishi.loaders.results_table.programs import measures, year_refs
from enishi.loaders.results_table.rows import Row, read_rows
from enishi.loaders.results_table.sheet import read_sheet

PAIR = (FiscalYear(2020), FiscalYear(2021))
ROW = "2\n課題\nア 交流 環境局総務部 協力\n\n情報を交換する。\n\n{0} {0} ○\n\n"


def rows(*results: str) -> tuple[Row, ...]:
    """Make rows of one measure and department."""
    text = "".join(ROW.format(result) for result in results)
    return read_rows(read_sheet(Document("x", text)).torsos, PAIR[0])


def test_rows_alike_in_all_but_words_have_years_of_their_own() -> None:
    """Wording tells rows apart, order only what is alike word for word."""
    (measure,) = measures(rows("会議を開催", "視察を実施", "視察を実施"), "tokyo")
    refs = [ref for pair in year_refs(measure, PAIR).values() for ref in pair]

    assert len(set(refs)) == 6


def test_a_years_reference_does_not_depend_on_its_neighbours() -> None:
    """Another row of the measure changes no address."""
    (one,) = measures(rows("会議を開催"), "tokyo")
    other = rows("会議を開催")[0]
    text = ROW.format("別の会議").replace("環境局", "財務局") + ROW.format("会議を開催")
    (two,) = measures(
        read_rows(read_sheet(Document("x", text)).torsos, PAIR[0]), "tokyo"
    )

    assert year_refs(one, PAIR)[other.line] in year_refs(two, PAIR).values()


def test_a_measure_is_one_program_in_its_subcategory(reading: Reading) -> None:
    """82 names; one of them stands in two subcategories."""
    programs = [r for r in reading.records if isinstance(r, ProgramRecord)]
    twice = [name for name, n in Counter(r.label for r in programs).items() if n > 1]

    assert len(programs) == 83
    assert twice == ["多言語対応の推進"]
    assert all(r.classes == ("Measure",) and r.categories for r in programs)


def test_an_overview_of_its_own_is_the_years_plan(reading: Reading) -> None:
    """Rows that print the measure's common overview do not repeat it."""
    years = [r for r in reading.records if isinstance(r, ProgramYearRecord)]
    own = {r.planned_content[:8] for r in years if r.planned_content}

    assert own == {"2020オリンピ", "・国際的に認知さ"}
