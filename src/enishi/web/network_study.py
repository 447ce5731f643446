"""What a scholar may set on a network page, beside what narrows the network."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from enishi.analysis.communities import Method
from enishi.analysis.likely import Score
from enishi.analysis.null import Model
from enishi.web.network_numbers import asked_number, asked_year

Name = TypeVar("Name", bound=StrEnum)

RESOLUTIONS: Final = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0)
DRAWS: Final = (100, 1000)
MOST_SEEDS: Final = 1_000_000
MOST_DRAWS: Final = 10_000
HIGHEST_RESOLUTION: Final = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """How a network is looked into.

    Attributes:
        method: How groups are looked for.
        resolution: Larger values give smaller groups.
        seed: Of the groups that are shown.
        model: What chance would give; None if it is not asked for.
        draws: Random networks to compare with.
        score: How likely missing ties are.
        before: The earlier fiscal year to compare; None for the last but one.
        after: The later one; None for the last.
        missing: Whether the ranking is tried with a tenth of the ties missing.
    """

    method: Method = Method.LEIDEN
    resolution: float = 1.0
    seed: int = 1
    model: Model | None = None
    draws: int = DRAWS[0]
    score: Score = Score.ADAMIC_ADAR
    before: int | None = None
    after: int | None = None
    missing: bool = False

    @property
    def arguments(self) -> dict[str, str]:
        """The arguments of its address; what is standard is left out."""
        plain = Study()
        given = {
            "method": str(self.method) if self.method != plain.method else "",
            "resolution": (
                f"{self.resolution:g}" if self.resolution != plain.resolution else ""
            ),
            "seed": str(self.seed) if self.seed != plain.seed else "",
            "chance": str(self.model or ""),
            "draws": str(self.draws) if self.draws != plain.draws else "",
            "score": str(self.score) if self.score != plain.score else "",
            "before": str(self.before or ""),
            "after": str(self.after or ""),
            "missing": "1" if self.missing else "",
        }
        return {name: value for name, value in given.items() if value}

    @property
    def sets_groups(self) -> bool:
        """Whether groups are looked for in another than the usual way."""
        return not {"method", "resolution", "seed"}.isdisjoint(self.arguments)


def asked_study(given: Mapping[str, str]) -> Study:
    """Return what the arguments of an address ask for; what is strange is passed over.

    Args:
        given: The arguments.
    """
    plain = Study()
    resolution = asked_number(given.get("resolution", ""), HIGHEST_RESOLUTION)
    seed = asked_number(given.get("seed", ""), MOST_SEEDS)
    draws = asked_number(given.get("draws", ""), MOST_DRAWS)
    return Study(
        method=_named(Method, given.get("method", "")) or plain.method,
        resolution=resolution or plain.resolution,
        seed=int(seed) or plain.seed,
        model=_named(Model, given.get("chance", "")),
        draws=max(int(draws), 2) if draws else plain.draws,
        score=_named(Score, given.get("score", "")) or plain.score,
        before=asked_year(given.get("before", "")),
        after=asked_year(given.get("after", "")),
        missing=given.get("missing", "") == "1",
    )


def _named(names: type[Name], word: str) -> Name | None:
    return names(word) if word in set(names) else None
