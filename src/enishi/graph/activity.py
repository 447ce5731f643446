"""What records say took place, in the words that a reader may rely on.

"No evidence of activity" is not "dormant": a document may say that nothing was done,
say that something was called off, name a program without saying what came of it, or
not look at a tie at all. These are kept apart from the first to the last page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from enishi.vocabulary.namespaces import SCHEMES


class Activity(StrEnum):
    """What a record says took place, the surest first."""

    HELD = "held"
    """Carried out, on a smaller scale too."""
    ONLINE = "online"
    """Carried out online."""
    UNSAID = "unsaid"
    """Named, without a word on whether it took place."""
    COMPLETED = "completed"
    """Done or ended before that year."""
    CANCELLED = "cancelled"
    """Called off, put off or suspended."""
    NONE = "none"
    """Reported as without activity."""

    @classmethod
    def of(cls, status: str) -> "Activity":
        """Return what the address of a status means; "" means that none is given."""
        return _ACTIVITIES.get(status.removeprefix(_STATUS), cls.UNSAID)

    @property
    def took_place(self) -> bool:
        """Whether it is evidence that something was done."""
        return self in {Activity.HELD, Activity.ONLINE}


_STATUS: Final = f"{SCHEMES}status/"
_ACTIVITIES: Final = MappingProxyType(
    {
        "held": Activity.HELD,
        "reduced": Activity.HELD,
        "online": Activity.ONLINE,
        "cancelled": Activity.CANCELLED,
        "postponed": Activity.CANCELLED,
        "suspended": Activity.CANCELLED,
        "completed": Activity.COMPLETED,
        "no-activity": Activity.NONE,
    }
)


class Silence(StrEnum):
    """Why there is no record of a tie in a year."""

    NOTHING_RECORDED = "nothing-recorded"
    """A document on international policy reports results, but none of this tie."""
    NO_RESULTS = "no-results"
    """A document on international policy covers the year without reporting results."""
    OTHER_SUBJECT = "other-subject"
    """The only documents that cover the year are about another subject."""
    UNCOVERED = "uncovered"
    """No document of the city covers the year."""


class Verdict(StrEnum):
    """What can be said of a tie over all years, the weakest evidence first."""

    NO_ACTIVITY = "no-activity"
    """There are records, and none of them tells of anything that took place."""
    NOTHING_RECORDED = "nothing-recorded"
    """Documents that report results of these years have no record of it."""
    UNKNOWN = "unknown"
    """What there is does not say, or no document covers it."""
    ACTIVE = "active"
    """At least one record tells of something that took place."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records say what.

    Attributes:
        by_activity: Number of records by what they say; none is nought.
    """

    by_activity: Mapping[Activity, int]

    @classmethod
    def of(cls, activities: Iterable[Activity]) -> "Counts":
        """Count some records, in the order of `Activity`."""
        counted = Counter(activities)
        return cls({one: counted[one] for one in Activity if counted[one]})

    @property
    def total(self) -> int:
        """How many records there are."""
        return sum(self.by_activity.values())

    @property
    def took_place(self) -> int:
        """How many of them are evidence that something was done."""
        return sum(n for one, n in self.by_activity.items() if one.took_place)

    @property
    def unsaid(self) -> int:
        """How many of them do not say what came of it."""
        return self.by_activity.get(Activity.UNSAID, 0)

    def __bool__(self) -> bool:
        return bool(self.by_activity)
