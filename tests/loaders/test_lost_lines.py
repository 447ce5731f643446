"""Lines that a conversion lost: what stands elsewhere is read as before."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from enishi.loaders.records import (
    AgreementRecord,
    FinanceRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
)

BUREAU = "yokohama-international-bureau-fy2021"
REPORT = "yokohama-civic-collaboration-fy2020"
SUMMARY = "kawasaki-action-program-3-summary"
TABLE = "tokyo-city-diplomacy-results-fy2021"
Read = Callable[[str], Reading]


def programs(reading: Reading) -> Counter[tuple[str, ...]]:
    """Count programs, their years with departments, contracts and money."""
    label = {r.ref: r.label for r in reading.records if isinstance(r, ProgramRecord)}
    found: list[tuple[str, ...]] = []
    for one in reading.records:
        if isinstance(one, ProgramRecord):
            found.append(("program", one.label, *one.categories, *one.counterparties))
        elif isinstance(one, ProgramYearRecord):
            units = (name for unit in one.departments for name in unit.path)
            found.append(("year", label[one.program], *units))
        elif isinstance(one, AgreementRecord):
            found.append(("agreement", one.label, *(p.name for p in one.parties)))
        elif isinstance(one, FinanceRecord):
            found.append(("money", one.label, str(one.amount), str(one.fiscal_year)))
    return Counter(found)


@pytest.mark.parametrize(
    ("slug", "heading", "most"),
    [
        (BUREAU, r"機 構 及 び 事 務 分 掌", 0),
        (BUREAU, r"国 際 局", 0),
        (BUREAU, r"国際局 事務分掌", 0),
        (BUREAU, r"令和 3 年度 事業概要", 0),
        (BUREAU, r"目次", 0),
        (BUREAU, r"\(1\) 令和3年度国際局予算総括表", 0),
        (BUREAU, r"\(2\) 令和3年度国際局予算のポイント", 0),
        (BUREAU, r"2 事業別内訳", 1),
        (BUREAU, r"1 国際平和・SDGs推進事業", 5),
        (BUREAU, r"126,985千円 \(110,962千円\)", 2),
        (BUREAU, r"\(2\) 主な各局国際関連事業の.*", 0),
        (BUREAU, r"事業名\t令和3年度\t.*", 0),
        (BUREAU, r"横浜市国際局", 0),
        (REPORT, r"— 目 次 —", 0),
        (REPORT, r"事業紹介①", 0),
        (REPORT, r"事業紹介⑭", 0),
        (REPORT, r"（担当区局所管課：経済局新産業創造課）", 0),
        (REPORT, r"【 資 料 編 】", 0),
        (REPORT, r"\(2\) 区役所所管の協働事業<一覧表>.*", 0),
        (REPORT, r"\(3\) 局所管の協働事業<一覧表>.*", 0),
        (REPORT, r"\(4\) 区役所所管の協働事業<概要>", 0),
        (REPORT, r"\(5\) 局所管の協働事業<概要>", 0),
        (REPORT, r"【鶴見区】", 0),
        (REPORT, r"【神奈川区】", 0),
        (SUMMARY, r"2 評価", 0),
        (SUMMARY, r"第2章 .*", 0),
    ],
)
def test_a_lost_line_takes_nothing_else_with_it(
    originals: dict[str, tuple[str, Reading]],
    read_copy: Read,
    slug: str,
    heading: str,
    most: int,
) -> None:
    """Only what the line itself says may be lost, and nothing is made up instead."""
    text, reading = originals[slug]
    copy, times = re.subn(rf"(?m)^{heading}\n", "", text, count=1)
    before, after = programs(reading), programs(read_copy(copy))

    assert times == 1
    assert sum((before - after).values()) <= most
    assert not after - before


@pytest.mark.parametrize(
    ("place", "lost"),
    [
        (r"\n(?P<line>2\n)大都市に共通する\n\n課題の解決\nア 世界主要都市", 0),
        (r"\n(?P<line>3\n)グローバル都市東\n\n京の実現\nア 外国人", 0),
        (r"大都市に共通する\n\n課題の解決\n(?P<line>イ 多都市間の[^\n]*外務部\n)", 3),
        (r"大都市に共通する\n\n課題の解決\n(?P<line>ア 世界[^\n]*都市整備局\n)", 3),
    ],
)
def test_a_record_that_lost_its_number_or_letter_is_still_its_own(
    originals: dict[str, tuple[str, Reading]],
    read_copy: Read,
    place: str,
    lost: int,
) -> None:
    """The record before does not swallow it; only its own cells may be poorer."""
    text, reading = originals[TABLE]
    found = re.search(place, text)
    assert found is not None
    copy = text[: found.start("line")] + text[found.end("line") :]
    changed = read_copy(copy)
    before, after = programs(reading), programs(changed)
    years = [
        [one for one in records if isinstance(one, ProgramYearRecord)]
        for records in (reading.records, changed.records)
    ]

    assert len(years[0]) == len(years[1]) == 324
    assert sum((before - after).values()) <= lost
    assert [y.status for y in years[0]] == [y.status for y in years[1]]
