"""Agreement of two divisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from enishi.analysis.agreement import agreement
from enishi.errors import UsageError


def division(labels: str) -> dict[URIRef, str]:
    """Return a division of things by one letter each."""
    return {URIRef(f"urn:x:{place:02}"): label for place, label in enumerate(labels)}


def test_equal_divisions_agree_whatever_their_names() -> None:
    """Names of groups don't count."""
    found = agreement(division("aabbc"), division("xxyyz"))

    assert [found.nmi, found.ari, found.nodes] == pytest.approx([1, 1, 5])


def test_a_worked_example() -> None:
    """Table of 2,1 / 1,2: ARI −1/9; NMI 1 − H(2/3, 1/3)/ln 2, both by hand."""
    found = agreement(division("aaabbb"), division("xxyxyy"))

    assert found.ari == pytest.approx(-1 / 9)
    assert found.nmi == pytest.approx(0.0817, abs=1e-4)


def test_what_is_not_divided_by_both_does_not_count() -> None:
    """A city without a country falls out, and the number tells."""
    found = agreement(division("aabb"), division("aab"))

    assert found.nodes == 3
    with pytest.raises(UsageError, match="nothing in common"):
        agreement(division("a"), {})


def test_one_group_against_many_tells_nothing() -> None:
    """A division into one group has no information."""
    found = agreement(division("aaaa"), division("abcd"))

    assert (found.nmi, found.ari) == (0, 0)
    assert agreement(division("aaa"), division("bbb")).ari == 1


LETTERS = st.text("abc", min_size=1, max_size=12)


@given(st.data(), LETTERS)
def test_agreement_has_no_direction(data: st.DataObject, one: str) -> None:
    """Either may stand first; NMI keeps to 0 to 1, ARI to −1 to 1."""
    other = data.draw(st.text("xyz", min_size=len(one), max_size=len(one)))

    found = agreement(division(one), division(other))
    back = agreement(division(other), division(one))

    assert (found.nmi, found.ari) == pytest.approx((back.nmi, back.ari))
    assert 0 <= found.nmi <= 1
    assert -1 <= found.ari <= 1 + 1e-12
