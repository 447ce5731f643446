"""The entities that the register knows: countries, governments, organisations."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rdflib import URIRef

from enishi.register.tables import Row, read_rows
from enishi.vocabulary.identity import entity_iri

PLACE_CLASSES: Final = ("City", "Region")
ORGANIZATION_CLASSES: Final = (
    "Organization",
    "CityNetwork",
    "InternationalOrganization",
    "Consortium",
    "Port",
)

_PLACES: Final = (
    "id", "class", "label_ja", "label_en", "alias_ja", "alias_en", "free", "stop",
    "country", "level", "lg_code", "lat", "long", "geonames", "basis",
)  # fmt: skip
_COUNTRIES: Final = (
    "id", "label_ja", "label_en", "alias_ja", "alias_en", "free", "stop",
    "lat", "long", "geonames", "basis",
)  # fmt: skip
_ORGANIZATIONS: Final = (
    "id", "class", "org_kind", "label_ja", "label_en", "alias_ja", "alias_en", "free",
    "stop", "country", "host", "members", "lat", "long", "basis",
)  # fmt: skip
_LATITUDE: Final = 90
_LONGITUDE: Final = 180


@dataclass(frozen=True, slots=True)
class Entity:
    """One curated thing and the names it goes by.

    Attributes:
        id: Path of its address, such as ``city/bandung``.
        kind: Its class: ``City``, ``Region``, ``Country``, ``Organization``,
            ``CityNetwork``, ``InternationalOrganization``, ``Consortium`` or ``Port``.
        label_ja: The one Japanese label.
        label_en: The one English label, "" where nobody has one.
        alias_ja: Other Japanese names.
        alias_en: Other names in Latin letters.
        free: Names that count only where no letter stands beside them.
        stop: Longer words that contain a name of the entity and mean something else.
        country: ISO 3166-1 alpha-2 code, "" for what has no country.
        category: Concept key: of the scheme ``level`` for governments, of ``org-kind``
            for organisations.
        lg_code: Code of a Japanese government, six digits.
        position: Latitude and longitude in degrees (WGS 84), or None.
        geonames: GeoNames id, "" when none is known.
        host: Id of the government in whose city an organisation sits.
        members: Ids of the members of a consortium.
        basis: Where the row comes from.
        place: File and line of the row.
    """

    id: str
    kind: str
    label_ja: str
    label_en: str
    alias_ja: tuple[str, ...] = ()
    alias_en: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    country: str = ""
    category: str = ""
    lg_code: str = ""
    position: tuple[float, float] | None = None
    geonames: str = ""
    host: str = ""
    members: tuple[str, ...] = ()
    basis: str = ""
    place: tuple[str, int] = ("", 0)

    @property
    def iri(self) -> URIRef:
        """The entity's address."""
        return entity_iri(self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the entity answers to, labels first, each once."""
        names = (self.label_ja, self.label_en, *self.alias_ja, *self.alias_en)
        return tuple(dict.fromkeys(name for name in (*names, *self.free) if name))


def read_entities(folder: Path) -> tuple[Entity, ...]:
    """Read the places, countries and organisations of the register.

    Args:
        folder: The folder of the register's files.

    Returns:
        Countries, then places, then organisations, each in the order of its file.

    Raises:
        SourceError: If a row is wrong; file and line are named.
    """
    return (
        *(_country(row) for row in read_rows(folder / "countries.tsv", _COUNTRIES)),
        *(_place(row) for row in read_rows(folder / "places.tsv", _PLACES)),
        *(
            _organization(row)
            for row in read_rows(folder / "organizations.tsv", _ORGANIZATIONS)
        ),
    )


def _country(row: Row) -> Entity:
    """Build a country from its row."""
    return Entity(
        id=_id(row, ("country",)),
        kind="Country",
        label_ja=row.required("label_ja"),
        label_en=row.required("label_en"),
        alias_ja=row.several("alias_ja"),
        alias_en=row.several("alias_en"),
        free=row.several("free"),
        stop=row.several("stop"),
        country=row.required("id").removeprefix("country/"),
        position=_position(row),
        geonames=row.text("geonames"),
        basis=row.required("basis"),
        place=(row.file, row.line),
    )


def _place(row: Row) -> Entity:
    """Build a government from its row."""
    return Entity(
        id=_id(row, ("city", "region")),
        kind=row.one_of("class", PLACE_CLASSES),
        label_ja=row.required("label_ja"),
        label_en=row.required("label_en"),
        alias_ja=row.several("alias_ja"),
        alias_en=row.several("alias_en"),
        free=row.several("free"),
        stop=row.several("stop"),
        country=row.required("country"),
        category=row.required("level"),
        lg_code=row.text("lg_code"),
        position=_position(row),
        geonames=row.text("geonames"),
        basis=row.required("basis"),
        place=(row.file, row.line),
    )


def _organization(row: Row) -> Entity:
    """Build an organisation or a port from its row."""
    return Entity(
        id=_id(row, ("organization", "network", "port")),
        kind=row.one_of("class", ORGANIZATION_CLASSES),
        label_ja=row.required("label_ja"),
        label_en=row.text("label_en"),
        alias_ja=row.several("alias_ja"),
        alias_en=row.several("alias_en"),
        free=row.several("free"),
        stop=row.several("stop"),
        country=row.text("country"),
        category=row.text("org_kind"),
        host=row.text("host"),
        members=row.several("members"),
        position=_position(row),
        basis=row.required("basis"),
        place=(row.file, row.line),
    )


def _id(row: Row, kinds: Sequence[str]) -> str:
    """Return the row's id, which must make an address of one of the kinds."""
    path = row.required("id")
    try:
        entity_iri(path)
    except ValueError:
        raise row.error(f"{path!r} makes no address.") from None
    if path.partition("/")[0] not in kinds:
        raise row.error(f"{path!r} is of another kind than {', '.join(kinds)}.")
    return path


def _position(row: Row) -> tuple[float, float] | None:
    """Return latitude and longitude, which stand together or not at all."""
    north, east = row.number("lat"), row.number("long")
    if north is None and east is None:
        return None
    if north is None or east is None:
        raise row.error("one of lat and long is missing.")
    if abs(north) > _LATITUDE or abs(east) > _LONGITUDE:
        raise row.error(f"no place on Earth: {north}, {east}.")
    return north, east
