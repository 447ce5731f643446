"""What several things of a kind are called."""

import pytest

from enishi.vocabulary.namespaces import TERMS
from enishi.web.kinds import class_name, plural


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("Program year", "Program years"),
        ("City", "Cities"),
        ("Consortium", "Consortia"),
        ("Country or territory", "Countries or territories"),
        ("Box", "Boxes"),
        ("Key", "Keys"),
    ],
)
def test_a_list_is_called_by_the_plural(one: str, several: str) -> None:
    """As its heading has it."""
    assert plural(one) == several


def test_only_our_own_english_names_are_put_in_the_plural() -> None:
    """Others may be plurals already, and Japanese has none."""
    assert class_name("City", f"{TERMS}City", "en") == "Cities"
    assert class_name("都市", f"{TERMS}City", "ja") == "都市"
    assert class_name("People", "http://example.org/People", "en") == "People"
