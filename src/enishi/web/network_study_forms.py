"""The forms of the panels of a network page: groups, chance, likely ties, years."""

from dataclasses import dataclass
from typing import Final

from enishi.analysis.likely import Score
from enishi.analysis.null import Model
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.network_change import ChangeView
from enishi.web.network_groups import METHOD_WORDS
from enishi.web.network_options import Select, select
from enishi.web.network_scene import Scene
from enishi.web.network_study import DRAWS, RESOLUTIONS, Study
from enishi.web.wording import fiscal_year, number

SEEDS: Final = range(2, 11)
MODEL_NAMES: Final = {
    Model.REWIRING: marked("rewired ties, all degrees kept"),
    Model.CONFIGURATION: marked("configuration model"),
}
SCORE_WORDS: Final = {
    Score.ADAMIC_ADAR: marked("what few share counts more (Adamic–Adar)"),
    Score.JACCARD: marked("the part that is shared (Jaccard)"),
    Score.PREFERENTIAL_ATTACHMENT: marked(
        "the well connected first (preferential attachment)"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyForms:
    """What can be set in each panel; empty where there is nothing to set."""

    groups: tuple[Select, ...]
    chance: tuple[Select, ...]
    likely: tuple[Select, ...]
    change: tuple[Select, ...]


def study_forms(scene: Scene, change: ChangeView | None) -> StudyForms:
    """Return the forms of the panels of a network's page."""
    study = scene.view.study
    return StudyForms(
        groups=_groups(study),
        chance=_chance(study),
        likely=(
            select(
                "score",
                gettext("Peers are weighed by"),
                {str(key): gettext(words) for key, words in SCORE_WORDS.items()},
                study.score,
            ),
        ),
        change=() if change is None else _years(study, change),
    )


def _groups(study: Study) -> tuple[Select, ...]:
    sizes = _numbers(RESOLUTIONS, study.resolution)
    seeds = _numbers(SEEDS, study.seed)
    plain = Study()
    return (
        select(
            "method",
            gettext("Method"),
            {str(key): gettext(words) for key, words in METHOD_WORDS.items()},
            study.method,
        ),
        select(
            "resolution",
            gettext("Resolution: larger, smaller groups"),
            sizes,
            f"{study.resolution:g}",
            gettext("%(value)s (usual)", value=f"{plain.resolution:g}"),
        ),
        select(
            "seed",
            gettext("Seed"),
            seeds,
            str(study.seed),
            gettext("%(value)s (usual)", value=plain.seed),
        ),
    )


def _chance(study: Study) -> tuple[Select, ...]:
    language = current_language()
    usual, *more = DRAWS
    counts = [usual, *sorted({*more, study.draws} - {usual})]
    return (
        select(
            "chance",
            gettext("Random networks"),
            {str(key): gettext(words) for key, words in MODEL_NAMES.items()},
            str(study.model or ""),
            gettext("none"),
        ),
        select(
            "draws",
            gettext("How many"),
            {str(one): number(one, language) for one in counts},
            str(study.draws),
        ),
    )


def _years(study: Study, change: ChangeView) -> tuple[Select, ...]:
    language = current_language()
    years = {str(year): fiscal_year(year, language) for year in change.years}
    return (
        select(
            "before",
            gettext("From year"),
            years,
            str(study.before or ""),
            gettext("the last but one"),
        ),
        select(
            "after",
            gettext("To year"),
            years,
            str(study.after or ""),
            gettext("the last"),
        ),
    )


def _numbers(offered: tuple[float, ...] | range, chosen: float) -> dict[str, str]:
    """Return the numbers to choose from, with what was chosen; 1 stands first."""
    listed = sorted({*offered, chosen} - {1})
    return {f"{one:g}": f"{one:g}" for one in listed}
