"""Who stands out in a network, and what the whole is like, in words and numbers."""

from dataclasses import dataclass
from typing import Final

from enishi.analysis.measure import NetworkMeasure
from enishi.analysis.missing import Robustness, Spread, robustness
from enishi.analysis.registry import NETWORK_MEASURES, measure_network
from enishi.analysis.structure import Structure
from enishi.errors import UsageError
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.network_scene import Scene, figure
from enishi.web.statement import Value

SHOWN: Final = 12
SLOW: Final = frozenset({"diameter", "mean-distance", "cut-nodes", "bridges"})
"""Measures of the whole that are left out of large networks unless asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A node in a ranking.

    Attributes:
        node: The node.
        text: Its value in words.
        length: Of its bar, 0 to 100.
        href: This page with the node's ties alone.
        ranks: The best and the worst rank it would have if ties were missing, or "".
    """

    node: Value
    text: str
    length: float
    href: str
    ranks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The nodes with the largest values of the chosen measure.

    Attributes:
        name: The measure.
        meaning: What it says, in plain words.
        definition: Exactly what was worked out.
        formula: The same in symbols.
        source: Who introduced it.
        sentence: The first ones, in words.
        rows: The first ones, as rows.
        note: That the values are estimates, or "".
        missing: How it would stand if ties were missing, in words; "" if not asked.
    """

    name: str
    meaning: str
    definition: str
    formula: str
    source: str
    sentence: str
    rows: tuple[Ranked, ...]
    note: str
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A measure of the whole network."""

    key: str
    name: str
    value: str
    meaning: str
    definition: str
    source: str


def ranking(scene: Scene) -> Ranking:
    """Return the ranking by the chosen measure."""
    language = current_language()
    measure, result = scene.view.measure, scene.result
    top = result.top(SHOWN)
    tried, missing = _tried(scene)
    largest = max((abs(value) for _, value in top), default=1.0) or 1.0
    rows = tuple(
        Ranked(
            node=scene.value(iri),
            text=figure(value),
            length=round(abs(value) / largest * 100, 1),
            href=scene.address(node=scene.thing(iri).path or str(iri)),
            ranks="" if tried is None else _ranks(tried.nodes[iri]),
        )
        for iri, value in top
    )
    note = ""
    if result.sampled:
        note = gettext(
            "Estimated from %(count)s nodes drawn at random.", count=result.sampled
        )
    return Ranking(
        name=measure.name.text(language),
        meaning=measure.meaning.text(language),
        definition=measure.definition.text(language),
        formula=measure.formula,
        source=measure.source,
        sentence=_sentence(rows, measure.name.text(language)),
        rows=rows,
        note=note,
        missing=missing,
    )


def _tried(scene: Scene) -> tuple[Robustness | None, str]:
    """Return the ranking with a tenth of the ties missing, and how it would stand."""
    if not scene.view.study.missing:
        return None, ""
    if not scene.view.works_out(scene.network):
        return None, gettext("The network is too large to try this here.")
    try:
        tried = robustness(scene.network, scene.view.measure)
    except UsageError:
        return None, gettext("There are too few ties to leave some out.")
    return tried, gettext(
        "With a tenth of the ties missing (%(dropped)s at random, %(draws)s times), "
        "the ranking agrees with this one by %(correlation)s (Spearman; 1 is full "
        "agreement). In brackets: the best and the worst rank then.",
        dropped=tried.dropped,
        draws=tried.draws,
        correlation=figure(tried.correlation),
    )


def _ranks(spread: Spread) -> str:
    best, worst = spread.best_rank, spread.worst_rank
    return str(best) if best == worst else f"{best}–{worst}"


def facts(scene: Scene) -> tuple[Fact, ...]:
    """Return the measures of the whole; the slow ones of small networks alone."""
    if not scene.network.nodes:
        return ()
    structure = Structure.of(scene.network)
    everything = scene.view.works_out(scene.network)
    return tuple(
        _fact(scene, one)
        for one in NETWORK_MEASURES
        if one.lacks(structure) is None and (everything or one.key not in SLOW)
    )


def _fact(scene: Scene, measure: NetworkMeasure) -> Fact:
    language = current_language()
    return Fact(
        key=measure.key,
        name=measure.name.text(language),
        value=figure(measure_network(scene.network, measure).value),
        meaning=measure.meaning.text(language),
        definition=measure.definition.text(language),
        source=measure.source,
    )


def _sentence(rows: tuple[Ranked, ...], measure: str) -> str:
    if not rows:
        return ""
    first, *others = [f"{row.node.text} ({row.text})" for row in rows[:3]]
    if not others:
        return gettext("%(first)s alone.", first=first)
    return gettext(
        "By %(measure)s, %(first)s comes first, then %(others)s.",
        measure=measure,
        first=first,
        others=("、" if current_language() == "ja" else ", ").join(others),
    )
