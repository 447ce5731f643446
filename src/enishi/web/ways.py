"""Ways on from a thing's page to the studies that it stands in."""

from dataclasses import dataclass
from urllib.parse import urlencode

from rdflib import URIRef

from enishi.graph.entity import Entity
from enishi.graph.site import HomeCity
from enishi.graph.words import Thing
from enishi.vocabulary.terms import ENISHI
from enishi.web.choices import tail
from enishi.web.language import current_language
from enishi.web.links import is_served
from enishi.web.messages import gettext
from enishi.web.record_filter import PAGE, RecordFilter


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a study."""

    text: str
    href: str


def ways_of(entity: Entity, homes: tuple[HomeCity, ...]) -> tuple[Way, ...]:
    """Return the ways on from a thing.

    Args:
        entity: The thing.
        homes: The cities whose documents were read.
    """
    thing = entity.thing
    cities = {home.city.iri for home in homes}
    if thing.iri in cities:
        return tuple(way for way in _of_home(thing) if is_served(_path(way)))
    tied = [
        Thing(URIRef(str(one.value)), one.words)
        for one in entity.statements
        if one.predicate.iri == ENISHI.cooperatesWith and one.value in cities
    ]
    found = [_records(thing, home) for home in tied] if is_served(PAGE) else []
    if tied and is_served("/path"):
        found.append(Way(gettext("How it is connected with others"), _connected(thing)))
    return tuple(found)


def _of_home(city: Thing) -> tuple[Way, ...]:
    name = urlencode({"city": tail(city.iri)})
    return (
        Way(gettext("Beside other cities"), f"/compare?{name}"),
        Way(gettext("Its partners by year"), f"/ties?{name}"),
        Way(gettext("Its agreements and what was done"), f"/ties/dormant?{name}"),
        Way(gettext("How it is connected with others"), _connected(city)),
    )


def _records(partner: Thing, home: Thing) -> Way:
    wanted = RecordFilter(city=tail(home.iri), partner=partner.path)
    name = home.named(current_language())[0]
    text = gettext("All records of its ties with %(city)s", city=name)
    return Way(text, wanted.href)


def _connected(thing: Thing) -> str:
    return "/path?" + urlencode({"from": thing.path}, safe="/")


def _path(way: Way) -> str:
    return way.href.partition("?")[0]
