"""What took place, in the reader's words, each with its tone and its meaning."""

from dataclasses import dataclass
from typing import Final

from enishi.graph.activity import Activity, Counts, Silence, Verdict
from enishi.web.chart import FULL
from enishi.web.messages import gettext, marked
from enishi.web.statement import Chip

ACTIVITIES: Final = {
    Activity.HELD: (
        marked("carried out"),
        marked("The document tells what was done, on a smaller scale too."),
    ),
    Activity.ONLINE: (
        marked("held online"),
        marked("The document tells of something that was done online."),
    ),
    Activity.UNSAID: (
        marked("not said"),
        marked("The program is named; whether anything took place is not said."),
    ),
    Activity.COMPLETED: (
        marked("completed earlier"),
        marked("The document says that it was done or ended before this year."),
    ),
    Activity.CANCELLED: (
        marked("cancelled"),
        marked("The document says that it was called off, put off or suspended."),
    ),
    Activity.NONE: (
        marked("no activity reported"),
        marked("The document itself says that there was none (実績なし and its like)."),
    ),
}
"""Words and meaning of what a record says."""
SILENCES: Final = {
    Silence.NOTHING_RECORDED: (
        marked("nothing recorded"),
        marked(
            "A document on international policy reports the results of this year, and"
            " has no record of this tie. That is no proof that nothing took place."
        ),
    ),
    Silence.NO_RESULTS: (
        marked("no results reported"),
        marked(
            "A document on international policy covers this year without telling"
            " results, and names nothing under this tie."
        ),
    ),
    Silence.OTHER_SUBJECT: (
        marked("only documents on another subject"),
        marked("The documents of this year are not about international policy."),
    ),
    Silence.UNCOVERED: (
        marked("not covered by any document"),
        marked("No document of this city that was read covers this year."),
    ),
}
"""Words and meaning of a year without a record."""
VERDICTS: Final = {
    Verdict.NO_ACTIVITY: (marked("No activity recorded"), "poor"),
    Verdict.NOTHING_RECORDED: (marked("Nothing recorded"), "fair"),
    Verdict.UNKNOWN: (marked("Can't be told"), "plain"),
    Verdict.ACTIVE: (marked("Activity recorded"), "good"),
}
"""Words and tone of what can be said over all years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """One stretch of a strip that shows how many records say what.

    Attributes:
        activity: What they say.
        text: The same in words.
        count: How many.
        start: Where the stretch begins, from 0 to 100.
        length: How long it is.
    """

    activity: Activity
    text: str
    count: int
    start: float
    length: float


def portions(counts: Counts) -> tuple[Portion, ...]:
    """Return the stretches of a strip, from what took place to what did not."""
    made, start = [], 0.0
    for activity, count in counts.by_activity.items():
        length = count / counts.total * FULL
        made.append(
            Portion(
                activity=activity,
                text=gettext(ACTIVITIES[activity][0]),
                count=count,
                start=round(start, 2),
                length=round(length, 2),
            )
        )
        start += length
    return tuple(made)


def verdict_chip(verdict: Verdict) -> Chip:
    """Return what can be said of a tie as a small tag."""
    text, tone = VERDICTS[verdict]
    return Chip(text=gettext(text), tone=tone)


def silence_text(silence: Silence) -> str:
    """Return why there is no record, in short."""
    return gettext(SILENCES[silence][0])


def activity_text(activity: Activity) -> str:
    """Return what a record says, in short."""
    return gettext(ACTIVITIES[activity][0])


def legend() -> dict[str, list[tuple[str, str, str]]]:
    """Return key, words and meaning of all that a cell may show."""
    return {
        "activities": [
            (str(key), gettext(word), gettext(meaning))
            for key, (word, meaning) in ACTIVITIES.items()
        ],
        "silences": [
            (str(key), gettext(word), gettext(meaning))
            for key, (word, meaning) in SILENCES.items()
        ],
    }
