"""What records say is kept apart: done, called off, none, not said, not covered."""

import pytest

from enishi.graph.activity import Activity, Counts
from enishi.vocabulary.namespaces import scheme

STATUS = "https://w3id.org/enishi/scheme/status/"


@pytest.mark.parametrize(
    ("status", "activity"),
    [
        ("held", Activity.HELD),
        ("reduced", Activity.HELD),
        ("online", Activity.ONLINE),
        ("cancelled", Activity.CANCELLED),
        ("postponed", Activity.CANCELLED),
        ("suspended", Activity.CANCELLED),
        ("no-activity", Activity.NONE),
        ("completed", Activity.COMPLETED),
        ("not-stated", Activity.UNSAID),
    ],
)
def test_each_status_means_one_kind_of_activity(
    status: str, activity: Activity
) -> None:
    """A status never counts as more than its words say."""
    assert Activity.of(STATUS + status) is activity


def test_no_status_is_not_no_activity() -> None:
    """A record without a status says nothing of what took place."""
    assert Activity.of("") is Activity.UNSAID
    assert not Activity.UNSAID.took_place


def test_every_status_of_the_scheme_is_known() -> None:
    """Only the status that means so falls back on what is not said."""
    unsaid = {
        key
        for key, iri in scheme("status").concepts.items()
        if Activity.of(iri) is Activity.UNSAID
    }

    assert unsaid == {"not-stated"}


def test_only_what_was_done_is_evidence() -> None:
    """Cancelled, reported as none, and done before are no evidence of activity."""
    assert {one for one in Activity if one.took_place} == {
        Activity.HELD,
        Activity.ONLINE,
    }


def test_counts_stand_in_the_order_of_certainty() -> None:
    """What took place comes first whatever the order of the records."""
    counts = Counts.of([Activity.NONE, Activity.HELD, Activity.NONE, Activity.UNSAID])

    assert list(counts.by_activity.items()) == [
        (Activity.HELD, 1),
        (Activity.UNSAID, 1),
        (Activity.NONE, 2),
    ]
    assert (counts.total, counts.took_place, counts.unsaid) == (4, 1, 1)
    assert not Counts.of([])
