"""Keys of facet values."""

from enishi.search.values import value_keys

BASE = "https://w3id.org/enishi/"


def test_keys_are_what_follows_kind_or_scheme() -> None:
    """Short enough to be read in an address."""
    keys = value_keys([f"{BASE}id/city/kawasaki", f"{BASE}scheme/field/climate"])

    assert list(keys.values()) == ["kawasaki", "climate"]


def test_values_that_end_alike_keep_their_path() -> None:
    """Two schemes may both have a concept of that name."""
    keys = value_keys([f"{BASE}scheme/status/none", f"{BASE}scheme/kind/none"])

    assert set(keys.values()) == {"status/none", "kind/none"}


def test_other_addresses_stand_for_themselves() -> None:
    """A graph of others has facets too."""
    assert value_keys(["http://example.org/x"]) == {
        "http://example.org/x": "http://example.org/x"
    }
