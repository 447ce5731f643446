"""Agreements against activity, held to the counts of Tokyo's own document."""

from collections.abc import Mapping

import pytest

from enishi.graph.activity import Activity, Counts, Silence, Verdict
from enishi.graph.dormancy import Standing, Year, standings
from enishi.graph.graph import Graph
from enishi.graph.ties import Partner, Ties
from enishi.graph.words import Thing, Words, iri_of

NONE = Counts.of(())


@pytest.fixture(scope="module")
def ties(whole: Graph) -> Ties:
    """All ties of the shipped graph."""
    return Ties.read(whole.questions)


@pytest.fixture(scope="module")
def found(whole: Graph, ties: Ties) -> Mapping[str, Standing]:
    """Every agreement abroad by its path."""
    return {one.agreement.path: one for one in standings(whole.questions, ties)}


def standing(*years: Year) -> Standing:
    """Return an agreement of which some years are told."""
    thing = Thing(iri_of("agreement/somewhere-elsewhere"), Words("協定", "accord"))
    elsewhere = Thing(iri_of("city/elsewhere"), Words())
    return Standing(
        agreement=thing,
        type=thing,
        home=Thing(iri_of("city/somewhere"), Words()),
        partner=Partner(thing=elsewhere, kind="city", country=None, place=None),
        since="",
        years=years,
        last=None,
    )


def year(under: Counts, beside: Counts, silence: Silence | None = None) -> Year:
    """Return what is told of one year."""
    return Year(year=2021, under=under, beside=beside, silence=silence)


@pytest.mark.parametrize(
    ("path", "first", "second"),
    [
        ("tokyo-beijing", (2, 1, 1, 10), (1, 2, 1, 10)),
        ("tokyo-seoul", (2, 0, 1, 8), (3, 1, 1, 6)),
        ("tokyo-paris", (0, 0, 1, 4), (0, 0, 1, 4)),
        ("tokyo-moscow", (0, 0, 1, 2), (0, 0, 1, 2)),
        ("tokyo-los-angeles", (0, 0, 0, 4), (0, 1, 0, 3)),
    ],
)
def test_accords_have_the_records_of_the_document(
    found: Mapping[str, Standing],
    path: str,
    first: tuple[int, ...],
    second: tuple[int, ...],
) -> None:
    """Held, online, cancelled and none, for both years of Tokyo's results."""
    kinds = (Activity.HELD, Activity.ONLINE, Activity.CANCELLED, Activity.NONE)
    told = {
        one.year: tuple(one.under.by_activity.get(kind, 0) for kind in kinds)
        for one in found[f"agreement/{path}"].years
    }

    assert (told[2020], told[2021]) == (first, second)


def test_the_accords_without_activity_are_those_two(
    found: Mapping[str, Standing],
) -> None:
    """Of the nine accords, Paris and Moscow alone tell of nothing that took place."""
    accords = [one for one in found.values() if one.type.path.endswith("accord")]

    assert len(accords) == 9
    assert {
        one.partner.thing.path for one in accords if one.verdict is Verdict.NO_ACTIVITY
    } == {"city/moscow", "city/paris"}


def test_records_beside_an_accord_are_counted_apart(
    found: Mapping[str, Standing],
) -> None:
    """Paris took part in other measures of 2021; its accord shows none of them."""
    paris = found["agreement/tokyo-paris"]
    (of_2021,) = [one for one in paris.years if one.year == 2021]

    assert of_2021.beside.took_place > 0
    assert of_2021.under.took_place == 0
    assert paris.last == 2021


def test_one_deed_makes_a_tie_active() -> None:
    """However many records tell of nothing."""
    mixed = Counts.of([Activity.NONE] * 9 + [Activity.ONLINE])

    assert standing(year(mixed, NONE)).verdict is Verdict.ACTIVE


def test_own_records_decide_where_there_are_any() -> None:
    """Activity beside an agreement does not make the agreement active."""
    own, other = Counts.of([Activity.CANCELLED]), Counts.of([Activity.HELD])

    assert standing(year(own, other)).verdict is Verdict.NO_ACTIVITY
    assert standing(year(NONE, other)).verdict is Verdict.ACTIVE


def test_records_that_say_nothing_prove_nothing() -> None:
    """A program that is only named is neither activity nor the lack of it."""
    assert standing(year(Counts.of([Activity.UNSAID]), NONE)).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("silence", "verdict"),
    [
        (Silence.NOTHING_RECORDED, Verdict.NOTHING_RECORDED),
        (Silence.NO_RESULTS, Verdict.UNKNOWN),
        (Silence.OTHER_SUBJECT, Verdict.UNKNOWN),
        (Silence.UNCOVERED, Verdict.UNKNOWN),
    ],
)
def test_silence_is_never_called_dormant(silence: Silence, verdict: Verdict) -> None:
    """Without records, only a document that reports results can be called silent."""
    assert standing(year(NONE, NONE, silence)).verdict is verdict
