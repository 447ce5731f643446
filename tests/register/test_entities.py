"""Claims about the rows of countries, places and organisations."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from enishi.errors import SourceError
from enishi.register.entities import read_entities

PLACE = {
    "id": "city/medan",
    "class": "City",
    "label_ja": "メダン市",
    "label_en": "Medan",
    "country": "ID",
    "level": "foreign-city",
}


def test_a_place_keeps_what_its_row_says(write: Callable[..., Path]) -> None:
    """Names, country, level, position and GeoNames id come from the columns."""
    entities = {entity.id: entity for entity in read_entities(write())}

    bandung = entities["city/bandung"]

    assert bandung.names == ("バンドン市", "Bandung", "バンドン")
    assert (bandung.country, bandung.category) == ("ID", "foreign-city")
    assert bandung.position == (-6.9222, 107.6069)
    assert str(bandung.iri) == "https://w3id.org/enishi/id/city/bandung"


def test_the_code_of_a_country_is_the_end_of_its_id(
    write: Callable[..., Path],
) -> None:
    """country/ID is the country ID."""
    entities = {entity.id: entity for entity in read_entities(write())}

    assert entities["country/ID"].country == "ID"


@pytest.mark.parametrize(
    "damage",
    [
        {"id": "city/メダン"},
        {"id": "country/medan"},
        {"class": "Village"},
        {"label_ja": ""},
        {"country": ""},
        {"lat": "3.6"},
        {"lat": "98.7", "long": "3.6"},
    ],
    ids=str,
)
def test_a_bad_row_is_refused_with_its_line(
    write: Callable[..., Path], damage: Mapping[str, str]
) -> None:
    """The error names the file and the line of the row."""
    folder = write(places=(PLACE | dict(damage),))

    with pytest.raises(SourceError) as caught:
        read_entities(folder)

    assert (caught.value.document, caught.value.line) == ("places.tsv", 2)
