"""Ties that would be new but likely: what peers have and a node has not.

In a one-mode network the score looks at what the two ends are both tied to. In a
two-mode one, where nodes of different modes never share a contact, it is the sum over
the peers (those tied to the other end) of how alike the node and the peer are, as in
collaborative filtering (Breese, Heckerman & Kadie 1998, Uncertainty in Artificial
Intelligence, 43-52). A score ranks; it is no probability.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from rdflib import URIRef

from enishi.analysis.network import Network

_Contacts: TypeAlias = Mapping[URIRef, frozenset[URIRef]]


class Score(StrEnum):
    """How likely a missing tie is.

    After Liben-Nowell & Kleinberg (2007), JASIST 58, 1019-1031.

    N are the contacts of a node, Ñ those of the other end or, in two modes, a peer's.

    - ``jaccard``: ``|N ∩ Ñ| / |N ∪ Ñ|``.
    - ``adamic-adar``: the sum of 1/ln k over N ∩ Ñ, k the degree of what is shared
      (Adamic & Adar 2003, Social Networks 25, 211-230).
    - ``preferential-attachment``: the product of the degrees of both ends (Newman 2001,
      Physical Review E 64, 025102).
    """

    JACCARD = "jaccard"
    ADAMIC_ADAR = "adamic-adar"
    PREFERENTIAL_ATTACHMENT = "preferential-attachment"


@dataclass(frozen=True, slots=True)
class LikelyTie:
    """A tie that doesn't exist.

    Attributes:
        node: Who has not got it.
        other: With whom it would be.
        score: How likely it is, by the chosen score.
        peers: Those tied to the other end that share something with the node.
        shared: What the node shares with them (in one mode: with the other end).
        evidence: Passages behind the peers' ties with the other end.
    """

    node: URIRef
    other: URIRef
    score: float
    peers: tuple[URIRef, ...]
    shared: tuple[URIRef, ...]
    evidence: tuple[URIRef, ...]


def likely_ties(
    network: Network, node: URIRef, score: Score = Score.ADAMIC_ADAR, count: int = 20
) -> tuple[LikelyTie, ...]:
    """Return the likeliest ties that a node has not got; direction doesn't count.

    Only ends that the node shares something with are candidates. Equal scores stand in
    the order of the addresses.

    Raises:
        NotFoundError: If the node is not in the network.
    """
    network.node(node)
    contacts = _contacts(network)
    own = contacts.get(node, frozenset())
    found = []
    for other in sorted(contacts):
        if other == node or other in own:
            continue
        if network.two_mode and (other in network.first_mode) == (
            node in network.first_mode
        ):
            continue
        tie = _tie(network, contacts, (node, other), score)
        if tie is not None:
            found.append(tie)
    found.sort(key=lambda tie: (-tie.score, tie.other))
    return tuple(found[:count])


def _contacts(network: Network) -> _Contacts:
    contacts: dict[URIRef, set[URIRef]] = defaultdict(set)
    for edge in network.edges:
        if edge.source != edge.target:
            contacts[edge.source].add(edge.target)
            contacts[edge.target].add(edge.source)
    return {iri: frozenset(found) for iri, found in contacts.items()}


def _tie(
    network: Network, contacts: _Contacts, pair: tuple[URIRef, URIRef], score: Score
) -> LikelyTie | None:
    node, other = pair
    own = contacts[node]
    if network.two_mode:
        peers = sorted(peer for peer in contacts[other] if own & contacts[peer])
        alike = [contacts[peer] for peer in peers]
    else:
        peers = sorted(own & contacts[other])
        alike = [contacts[other]] if peers else []
    if not alike:
        return None
    shared = {thing for theirs in alike for thing in own & theirs}
    evidence = {
        passage
        for peer in peers
        if (edge := network.ties.get((peer, other))) is not None
        for passage in edge.evidence
    }
    if score is Score.PREFERENTIAL_ATTACHMENT:
        value = float(len(own) * len(contacts[other]))
    else:
        value = sum(_likeness(contacts, own, theirs, score) for theirs in alike)
    return LikelyTie(
        node, other, value, tuple(peers), tuple(sorted(shared)), tuple(sorted(evidence))
    )


def _likeness(
    contacts: _Contacts, own: frozenset[URIRef], theirs: frozenset[URIRef], score: Score
) -> float:
    if score is Score.JACCARD:
        return len(own & theirs) / len(own | theirs)
    return sum(1 / math.log(len(contacts[thing])) for thing in sorted(own & theirs))
