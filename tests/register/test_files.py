"""Claims about the register as a whole, small and shipped."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from enishi.errors import SourceError
from enishi.register.files import Register, read_register
from enishi.resources import folder
from enishi.vocabulary.namespaces import scheme

CITY = {
    "class": "City",
    "label_en": "Medan",
    "label_ja": "メダン市",
    "country": "ID",
    "level": "foreign-city",
    "id": "city/medan",
}


def test_an_id_stands_once(write: Callable[..., Path]) -> None:
    """Two rows of one id are refused."""
    other = CITY | {"label_ja": "別の市", "label_en": "Other"}

    with pytest.raises(SourceError, match=r"places\.tsv, line 3: 'city/medan'"):
        read_register(write(places=(CITY, other), organizations=()))


@pytest.mark.parametrize(
    "row",
    [
        {"id": "city/other", "label_ja": "別の市", "alias_ja": "メダン市"},
        {"id": "city/other", "label_ja": "別の市", "free": "メダン市"},
        {"id": "city/other", "label_ja": "メダン市"},
    ],
    ids=["alias", "free name", "label"],
)
def test_a_name_of_two_cities_is_refused(
    write: Callable[..., Path], row: Mapping[str, str]
) -> None:
    """A name must not lead to two entities of one kind."""
    rows = (CITY, CITY | {"label_en": "Other"} | dict(row))

    with pytest.raises(SourceError, match="is a name of 'city/medan' too"):
        read_register(write(places=rows, organizations=()))


def test_a_city_and_a_country_may_share_a_name(small: Register) -> None:
    """シンガポール is both; the passage decides."""
    owners = {e.id for e in small.entities if "シンガポール" in e.names}

    assert owners == {"city/singapore", "country/SG"}


def test_a_reference_to_nothing_is_refused(write: Callable[..., Path]) -> None:
    """A country that no row describes is named."""
    with pytest.raises(SourceError, match="'country/XX' is not in the register"):
        read_register(write(places=(CITY | {"country": "XX"},), organizations=()))


def test_the_files_are_sorted_and_end_lines_with_lf() -> None:
    """A sorted file makes a readable diff."""
    for path in sorted(folder("graph/register").glob("*.tsv")):
        content = path.read_bytes()
        rows = content.decode().splitlines()[1:]
        keys = [row.split("\t") for row in rows]
        assert keys == sorted(keys), path.name
        assert b"\r" not in content
        assert content.endswith(b"\n")


def test_the_shipped_register_covers_the_world(shipped: Register) -> None:
    """Every ISO country, and cities enough for documents to come."""
    kinds = Counter(entity.kind for entity in shipped.entities)

    assert kinds["Country"] == 249
    assert kinds["City"] > 900
    assert kinds["Region"] > 150


def test_the_home_cities_have_their_codes(shipped: Register) -> None:
    """The codes are those of the national list."""
    codes = {entity.id: entity.lg_code for entity in shipped.entities}

    assert codes["city/tokyo"] == "130001"
    assert codes["city/yokohama"] == "141003"
    assert codes["city/kawasaki"] == "141305"


def test_every_code_has_its_check_digit(shipped: Register) -> None:
    """The sixth digit follows from the first five (weights 6 to 2, modulus 11)."""
    codes = [entity.lg_code for entity in shipped.entities if entity.lg_code]

    for code in codes:
        weighted = sum(
            int(digit) * weight
            for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=False)
        )
        assert int(code[5]) == (11 - weighted % 11) % 10, code
    assert len(codes) > 60


def test_every_concept_of_the_register_exists(shipped: Register) -> None:
    """Levels, legal forms, kinds and statuses are concepts of their schemes."""
    places = {e.category for e in shipped.entities if e.kind in {"City", "Region"}}
    others = {e.category for e in shipped.entities} - places - {""}

    assert places <= scheme("level").concepts.keys()
    assert others <= scheme("org-kind").concepts.keys()
    kinds = {correction.kind for correction in shipped.corrections}
    assert kinds <= scheme("correction-kind").concepts.keys()
    statuses = {correction.status for correction in shipped.corrections}
    assert statuses <= scheme("review-status").concepts.keys()


def test_taiwan_has_the_label_it_is_known_by(shipped: Register) -> None:
    """No package's political label reaches the register."""
    (taiwan,) = (e for e in shipped.entities if e.id == "country/TW")

    assert (taiwan.label_ja, taiwan.label_en) == ("台湾", "Taiwan")
    assert not any("領" in name for name in taiwan.names)


def test_every_corrected_form_stands_in_a_document(shipped: Register) -> None:
    """A correction mends something that is printed where it says."""
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in folder("graph/documents").glob("*.txt")
    }

    for correction in shipped.corrections:
        held = [text for slug, text in texts.items() if correction.holds_in(slug)]
        assert any(correction.printed in text for text in held), correction.printed


def test_damaged_forms_are_no_aliases(shipped: Register) -> None:
    """What is misread in a document is a correction, never a name."""
    names = {name for entity in shipped.entities for name in entity.names}
    damaged = {c.printed for c in shipped.corrections if c.kind == "ocr"}

    assert not names & damaged
