"""Who stands out in a network, and what the whole is like, in words and numbers."""

from dataclasses import dataclass
from typing import Final

from enishi.analysis.measure import NetworkMeasure
from enishi.analysis.registry import NETWORK_MEASURES, measure_network
from enishi.analysis.structure import Structure
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
    """

    node: Value
    text: str
    length: float
    href: str


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
    """

    name: str
    meaning: str
    definition: str
    formula: str
    source: str
    sentence: str
    rows: tuple[Ranked, ...]
    note: str


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
    largest = max((abs(value) for _, value in top), default=1.0) or 1.0
    rows = tuple(
        Ranked(
            node=scene.value(iri),
            text=figure(value),
            length=round(abs(value) / largest * 100, 1),
            href=scene.address(node=scene.thing(iri).path or str(iri)),
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
    )


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
