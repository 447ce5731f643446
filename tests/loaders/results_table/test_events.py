"""Events are told by ordinals, quotation marks, dates and lists of participants."""

from collections.abc import Callable

import pytest

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.source import Document
from enishi.loaders.records import EventRecord, Reading
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.events import EventReader
from enishi.loaders.results_table.occasions import conference_names, conference_of
from enishi.loaders.results_table.parties import PartyFinder
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

Printed = Callable[[str], tuple[Document, Cell]]
PROGRAM = Ref("program", "tokyo", name="施策")
YEAR = FiscalYear(2021)


@pytest.fixture
def events(printed: Printed, names: Names) -> Callable[..., list[EventRecord]]:
    """Read the events of a text."""

    def read(text: str, elsewhere: str = "") -> list[EventRecord]:
        document, cell = printed(text)
        finder = PartyFinder(document, "tokyo-test", names)
        reader = EventReader(finder, "tokyo", conference_names([cell]))
        return list(reader.read(cell, YEAR, PROGRAM, elsewhere))

    return read


def test_a_conference_with_an_ordinal_has_its_participants(
    events: Callable[..., list[EventRecord]],
) -> None:
    """Date, mode and the cities of the list; the home city takes part itself."""
    (event,) = events(
        "・令和３年12月15日 第18回観光促進協議会にて共同宣言を採択\n"
        "・代替としてオンライン会議を実施\n・参加都市:台北、トムスク、デリー、東京"
    )

    assert event.label == "第18回観光促進協議会"
    assert (event.held, event.held_inferred) == ("2021-12-15", False)
    assert [p.name for p in event.participants] == ["台北", "トムスク", "デリー"]
    assert event.home_participates


def test_each_printed_day_is_an_occasion(
    events: Callable[..., list[EventRecord]],
) -> None:
    """Days with a month are occasions; a bare day belongs to the one before."""
    found = events("・5/27、9/8　「大都市運営委員会」\n・3/11、12　北京市との技術交流")

    assert [(e.label, e.held) for e in found] == [
        ("大都市運営委員会", "2021-05-27"),
        ("大都市運営委員会", "2021-09-08"),
        ("北京市との技術交流", "2022-03-11"),
    ]
    assert all(e.held_inferred for e in found)
    assert [p.name for p in found[2].participants] == ["北京市"]


def test_a_heading_names_the_network_of_the_items_below(
    events: Callable[..., list[EventRecord]],
) -> None:
    """Until the next heading, meetings are those of the network."""
    found = events("①C40\n・6/22　運営委員会\n②その他\n・9/15　台北国際フォーラム")

    assert [[p.name for p in e.participants] for e in found] == [["C40"], []]


def test_a_conference_without_a_name_is_called_as_elsewhere(
    events: Callable[..., list[EventRecord]],
) -> None:
    """The row's other cells or its measure name it."""
    (event,) = events(
        "10月12日から14日まで、オンライン会議形式で開催され、\n"
        "3都市（デリー、ソウル、東京）が参加した。",
        "危機管理会議",
    )

    assert event.label == "危機管理会議"
    assert event.held == "2021-10-12"
    assert event.mode == "online"
    assert [p.name for p in event.participants] == ["デリー", "ソウル"]


def test_a_cancelled_event_was_not_held_and_had_no_one(
    events: Callable[..., list[EventRecord]],
) -> None:
    """The planned date stays as printed only."""
    (event,) = events("「防災会議」（予定:令和３年９月18日、於:台北）は中止した。")

    assert event.status == "cancelled"
    assert (event.held, event.held_text) == ("", "令和３年９月18日")
    assert not event.participants
    assert not event.home_participates


@pytest.mark.parametrize(
    "text",
    [
        "実績なし",
        "・令和３年４月～令和４年３月まで、相談窓口を設置",
        "・「研究セミナー」7回開催",
        "・東京都による「サステナブル会議」の紹介",
    ],
)
def test_periods_series_and_asides_are_no_events(
    text: str, events: Callable[..., list[EventRecord]]
) -> None:
    """Only what took place on an occasion is an event."""
    assert events(text) == []


def test_a_measure_may_be_the_conference(printed: Printed) -> None:
    """Its name wins over names in quotation marks."""
    _, cell = printed("「危機管理会議」に参加")

    assert conference_of([cell], "国際セミナー", ("危機管理会議",)) == "国際セミナー"
    assert conference_of([cell], "都市との連携", ("危機管理会議",)) == "危機管理会議"


def test_events_of_several_rows_are_one(reading: Reading) -> None:
    """Rows that speak of one conference give one event with all passages."""
    found = {e.label: e for e in reading.records if isinstance(e, EventRecord)}
    seventeenth = {p.name for p in found["第17回アジア観光促進協議会"].participants}
    new = {"デリー", "ソウル"}
    eighteenth = found["第18回アジア観光促進協議会"]

    assert {p.name for p in eighteenth.participants} - seventeenth == new
    assert len(eighteenth.programs) == 3
    assert len(found["グローバルパートナーズセミナー"].participants) == 21
