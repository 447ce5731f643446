"""In which order and under which headings the properties of a thing are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from rdflib import URIRef

from enishi.graph.words import Words
from enishi.vocabulary.terms import DCTERMS, ENISHI, GEO, ORG, RDFS, SKOS


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the properties below it, in order.

    Attributes:
        key: Its key, for anchors.
        words: What it is called.
        properties: Addresses of the properties.
    """

    key: str
    words: Words
    properties: tuple[URIRef, ...]


OTHER: Final = Heading("more", Words("そのほか", "More"), ())
"""Where properties go that no heading names."""

_NAME: Final = (
    "rdfs:label skos:prefLabel skos:altLabel dcterms:title dcterms:description"
)
_OUTLINE: Final = """
    programNumber government framework sourceCategory policyField underAgreement
    dcterms:isPartOf initiator cooperationField ofProgram fiscalYear
    administrativeProject planCode isNew org:unitOf duty agreementType agreementStatus
    signedOn signedYear
    endedOn contractFor contractType contractCount fieldNumber country territory
    locatedIn areaOfActivity areaText hostGovernment organizationKind legalForm
    org:classification org:member org:organization org:role roleText org:hasMember
    heldOn heldText eventMode startDate endDate dcterms:created managedBy
    dcterms:replaces governmentLevel era about
"""
_PEOPLE: Final = """
    implementedBy relatedDepartment partner party participant counterpartyText
    cooperatesWith hasCooperationField
"""
_WORK: Final = """
    implementationStatus statusWords plannedContent covidImpact covidMarkCount sdgGoal
"""
_RESULTS: Final = """
    resultText achievementLevel assessmentReason contributionLevel futureDirection
    futureDirectionText indicator value unit unitText valueText valueRole
    valueQualifier periodText outcomeOf
"""
_MONEY: Final = """
    amount valueText currency precision financePhase fundingSource financeFor
"""
_SOURCE: Final = """
    surfaceForm resolvesTo resolutionMethod correctedBy correctedForm correctionKind
    basis reviewStatus confidence assertionKind inDocument passageText lineStart lineEnd
    charStart charEnd layout dcterms:issued lineCount charCount sha256 dcterms:rights
    dcterms:source lgCode corporateNumber dcterms:identifier geo:lat geo:long
    skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch
    skos:inScheme skos:notation skos:definition skos:broader skos:note rdfs:seeAlso
    rdfs:isDefinedBy
"""


@cache
def headings() -> tuple[Heading, ...]:
    """Return all headings in the order of the page."""
    return (
        Heading("outline", Words("概要", "Outline"), _listed(_NAME + _OUTLINE)),
        Heading("parties", Words("担当と相手", "Who takes part"), _listed(_PEOPLE)),
        Heading("work", Words("取組の内容", "What was done"), _listed(_WORK)),
        Heading("results", Words("成果", "Outcome"), _listed(_RESULTS)),
        Heading("money", Words("金額", "Money"), _listed(_MONEY)),
        Heading("source", Words("典拠と識別", "Source and identity"), _listed(_SOURCE)),
    )


def heading_of(prop: URIRef) -> Heading:
    """Return the heading that a property belongs below."""
    return _headings_by_property().get(prop, OTHER)


def place_of(prop: URIRef) -> tuple[int, str]:
    """Return a key that sorts properties in the order of the page."""
    return _places().get(prop, len(_places())), str(prop)


@cache
def standard_words() -> Mapping[URIRef, Words]:
    """Return the names of properties that come from standard vocabularies."""
    return MappingProxyType(
        {
            RDFS.label: Words("名称", "name"),
            RDFS.seeAlso: Words("関連情報", "see also"),
            RDFS.isDefinedBy: Words("定義元", "defined by"),
            SKOS.Concept: Words("概念", "Concept"),
            SKOS.ConceptScheme: Words("概念の体系", "Concept scheme"),
            SKOS.prefLabel: Words("見出し語", "preferred name"),
            SKOS.altLabel: Words("別の表記", "also written"),
            SKOS.hiddenLabel: Words("検索用の表記", "also found as"),
            SKOS.definition: Words("定義", "definition"),
            SKOS.notation: Words("記号", "notation"),
            SKOS.note: Words("注記", "note"),
            SKOS.scopeNote: Words("適用範囲", "scope"),
            SKOS.inScheme: Words("体系", "scheme"),
            SKOS.broader: Words("上位の区分", "part of"),
            SKOS.hasTopConcept: Words("最上位の区分", "top concept"),
            SKOS.topConceptOf: Words("最上位の区分として属する体系", "top concept of"),
            SKOS.exactMatch: Words("同一のもの（他の資料）", "same elsewhere"),
            SKOS.closeMatch: Words("ほぼ同じもの", "close to"),
            SKOS.broadMatch: Words("共通の政策分野", "shared policy field"),
            SKOS.narrowMatch: Words("より狭いもの", "narrower elsewhere"),
            SKOS.relatedMatch: Words("関連するもの", "related elsewhere"),
            DCTERMS.title: Words("題名", "title"),
            DCTERMS.description: Words("内容", "description"),
            DCTERMS.isPartOf: Words("上位", "part of"),
            DCTERMS.created: Words("策定・開設", "made"),
            DCTERMS.issued: Words("発行", "issued"),
            DCTERMS.rights: Words("利用条件", "terms of use"),
            DCTERMS.source: Words("入手元", "source"),
            DCTERMS.identifier: Words("コード", "code"),
            DCTERMS.replaces: Words("前身", "replaces"),
            DCTERMS.isReplacedBy: Words("後継", "replaced by"),
            ORG.unitOf: Words("所属", "unit of"),
            ORG.classification: Words("分類", "classification"),
            ORG.member: Words("加盟者", "member"),
            ORG.organization: Words("加盟先", "organisation"),
            ORG.role: Words("役割", "role"),
            ORG.hasMember: Words("構成員", "has member"),
            GEO.lat: Words("緯度", "latitude"),
            GEO.long: Words("経度", "longitude"),
        }
    )


@cache
def _headings_by_property() -> Mapping[URIRef, Heading]:
    listed = [(prop, one) for one in headings() for prop in one.properties]
    return MappingProxyType(dict(reversed(listed)))  # the first heading counts


@cache
def _places() -> Mapping[URIRef, int]:
    order = [prop for heading in headings() for prop in heading.properties]
    return MappingProxyType({prop: at for at, prop in reversed([*enumerate(order)])})


def _listed(names: str) -> tuple[URIRef, ...]:
    return tuple(_property(name) for name in names.split())


def _property(name: str) -> URIRef:
    prefix, _, local = name.rpartition(":")
    if not prefix:
        return ENISHI[local]
    spaces = {"rdfs": RDFS, "skos": SKOS, "dcterms": DCTERMS, "org": ORG}
    return GEO[local] if prefix == "geo" else URIRef(str(spaces[prefix][local]))
