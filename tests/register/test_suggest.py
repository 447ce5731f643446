"""Claims about proposals for a curator."""

from enishi.register.files import Register
from enishi.register.suggest import propose


def test_a_damaged_name_proposes_what_it_looks_like(shipped: Register) -> None:
    """パカンバル市 looks most like プカンバル市 among the cities of Indonesia."""
    cities = [one for one in shipped.entities if one.kind == "City"]
    first = propose("パカンバル市", [one for one in cities if one.country == "ID"])[0]

    assert first.entity.id == "city/pekanbaru"
    assert 50 <= first.likeness < 100


def test_a_closed_list_finds_what_an_open_one_misses(shipped: Register) -> None:
    """ボルネア市 is Baltimore among Kawasaki's partners."""
    partners = {"city/rijeka", "city/baltimore", "city/shenyang", "city/wollongong"}
    closed = [entity for entity in shipped.entities if entity.id in partners]

    assert propose("ボルネア市", closed)[0].entity.id == "city/baltimore"


def test_an_entity_is_proposed_once_and_no_more_than_asked(shipped: Register) -> None:
    """Several names of one entity make one proposal."""
    found = propose("横浜市国際交流協会", shipped.entities, limit=3)

    assert len(found) == len({proposal.entity.id for proposal in found}) == 3
    assert found[0].entity.id == "organization/yoke"


def test_an_unlike_name_proposes_nothing(shipped: Register) -> None:
    """Noise is not offered."""
    assert propose("◇◇◇", shipped.entities) == []
