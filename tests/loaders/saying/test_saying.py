"""Records become triples, in the patterns that the ontology describes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from rdflib import Literal, URIRef

from enishi.documents.manifest import Manifest
from enishi.documents.source import Document, Span
from enishi.loaders.records import (
    AgreementRecord,
    AssessmentRecord,
    EventRecord,
    FieldRecord,
    FigureRecord,
    FinanceRecord,
    Party,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
    Status,
    Unit,
)
from enishi.loaders.saying.saying import Said, say
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref, entity_iri
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.terms import DCTERMS, ENISHI, ORG, RDF, RDFS, SKOS, XSD

TEXT = "インドネシア・バンドン市と協力し、\n研修生12名を受け入れた。予算は151百万円。"
PROGRAM = Ref("program", "kawasaki", "plan", "交流")
MANIFEST = Manifest(
    slug="kawasaki-test-fy2021",
    layout="test",
    government="kawasaki",
    title_ja="試験",
    title_en="Test",
    fiscal_years=(2021,),
)
YEAR = PROGRAM.part("program-year", "2021|環境局")


def at(words: str) -> tuple[Span, ...]:
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def said(names: Names, *records: Record) -> Said:
    """Say records of a small document."""
    return say(Document("test.txt", TEXT), MANIFEST, Reading(records=records), names)


def program() -> ProgramRecord:
    """A program with a partner."""
    return ProgramRecord(
        evidence=at("協力"),
        ref=PROGRAM,
        label="交流",
        government="kawasaki",
        classes=("Initiative",),
        number="17",
        categories=("kawasaki-hoshin/II-1",),
        partners=(
            Party(name="バンドン市", evidence=at("バンドン市"), kinds=("city",)),
        ),
    )


def year() -> ProgramYearRecord:
    """The program in one year, by a section of a bureau."""
    return ProgramYearRecord(
        evidence=(Span(0, len(TEXT)),),
        ref=YEAR,
        program=PROGRAM,
        government="kawasaki",
        fiscal_year=2021,
        departments=(Unit(government="kawasaki", path=("環境局", "脱炭素戦略推進室")),),
        status=Status(key="online", words="オンライン"),
    )


def test_a_program_states_every_class_it_is_queried_by(names: Names) -> None:
    """No engine reasons: Initiative and Program both stand."""
    facts = said(names, program()).facts

    assert set(facts.objects(PROGRAM.iri, RDF.type)) == {
        ENISHI.Initiative,
        ENISHI.Program,
    }
    assert (PROGRAM.iri, RDFS.label, Literal("交流", lang="ja")) in facts
    assert (PROGRAM.iri, ENISHI.partner, entity_iri("city/bandung")) in facts


def test_a_damaged_name_has_its_right_form_beside_it(names: Names) -> None:
    """The label is as printed; the mended name is found too, and says why."""
    printed = replace(program(), label="消防指合体制整備事業", partners=())
    manifest = replace(MANIFEST, slug="kawasaki-progress-sheet-fy2021")
    document = Document("test.txt", TEXT)
    facts = say(document, manifest, Reading(records=(printed,)), names).facts

    assert str(facts.value(PROGRAM.iri, RDFS.label)) == "消防指合体制整備事業"
    assert str(facts.value(PROGRAM.iri, SKOS.altLabel)) == "消防指令体制整備事業"
    assert facts.value(PROGRAM.iri, ENISHI.correctedBy) is not None


def test_a_name_is_a_mention_with_method_and_passage(names: Names) -> None:
    """The mention says what stood there, whom it means, and how that was told."""
    spoken = said(names, program())
    mention = next(spoken.provenance.subjects(RDF.type, ENISHI.Mention))
    passage = spoken.provenance.value(mention, ENISHI.evidence)

    assert str(spoken.provenance.value(mention, ENISHI.surfaceForm)) == "バンドン市"
    assert spoken.provenance.value(mention, ENISHI.resolvesTo) == entity_iri(
        "city/bandung"
    )
    assert str(spoken.provenance.value(passage, ENISHI.passageText)) == "バンドン市"
    assert entity_iri("city/bandung") in spoken.entities


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("株式会社137", "株式会社137"),
        ("海底清掃実行委員会(海をつくる会)", "海底清掃実行委員会"),
        ("NPO法人協力の会(現一般社団法人あした)", "協力の会"),
        ("NPO法人協力隊", "協力隊"),
    ],
)
def test_a_body_is_called_by_its_name(names: Names, printed: str, label: str) -> None:
    """Without legal form and what brackets add; the printed name stands beside it."""
    party = Party(name=printed, evidence=at("協力"), kinds=("organization",))
    facts = said(names, replace(program(), partners=(party,))).facts
    body = facts.value(PROGRAM.iri, ENISHI.partner)

    assert str(facts.value(body, RDFS.label)) == label
    assert printed in {label, str(facts.value(body, SKOS.altLabel))}


def test_a_year_is_called_by_the_departments_right_names(names: Names) -> None:
    """The register's spelling, and a name that two levels repeat only once."""
    paths = (("子ども未来局",), ("水道局", "水道局研修センター"))
    units = tuple(Unit(government="kawasaki", path=path) for path in paths)
    facts = said(names, program(), replace(year(), departments=units)).facts

    assert str(facts.value(YEAR.iri, RDFS.label)) == (
        "交流（令和3年度、こども未来局・水道局研修センター）"
    )


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("ワークショップ", "ワークショップ（バンドン市）"),
        ("川崎国際環境技術展", "川崎国際環境技術展"),
    ],
)
def test_an_event_of_a_mere_kind_is_called_by_its_party(
    names: Names, printed: str, label: str
) -> None:
    """「ワークショップ」 alone names nothing; a fair with a name keeps it."""
    event = EventRecord(
        evidence=at("協力"),
        ref=Ref("event", "kawasaki", name=printed),
        label=printed,
        government="kawasaki",
        participants=program().partners,
        programs=(PROGRAM,),
    )
    facts = said(names, program(), event).facts

    assert str(facts.value(event.ref.iri, RDFS.label)) == label


def test_every_department_leads_to_its_city(names: Names) -> None:
    """A path of two levels makes two departments, the outer one a unit of the city."""
    facts = said(names, program(), year()).facts
    section = facts.value(YEAR.iri, ENISHI.implementedBy)
    bureau = facts.value(section, ORG.unitOf)

    assert facts.value(bureau, ORG.unitOf) == entity_iri("city/kawasaki")
    assert Literal("環境局", lang="ja") in set(facts.objects(bureau, RDFS.label))


def test_what_wording_gave_is_inferred_and_says_so(names: Names) -> None:
    """The status stands in the inferred graph, with its words and its rule."""
    spoken = said(names, program(), year())

    assert (YEAR.iri, ENISHI.implementationStatus, None) not in spoken.facts
    assert (
        YEAR.iri,
        ENISHI.implementationStatus,
        concept("status", "online"),
    ) in spoken.inferred
    assert (YEAR.iri, ENISHI.rule, None) in spoken.inferred


def test_a_figure_keeps_value_unit_and_print(names: Names) -> None:
    """The number is a decimal; what was printed stays beside it."""
    record = FigureRecord(
        evidence=at("12名"),
        of=YEAR,
        label="研修生",
        value=Decimal(12),
        unit="person",
        unit_text="名",
        text="12名",
        fiscal_year=2021,
    )
    facts = said(names, program(), year(), record).facts
    figure = next(facts.subjects(RDF.type, ENISHI.QuantitativeResult))

    assert facts.value(figure, ENISHI.value) == Literal("12", datatype=XSD.decimal)
    assert facts.value(figure, ENISHI.unit) == concept("unit", "person")
    assert str(facts.value(figure, ENISHI.valueText)) == "12名"
    assert facts.value(figure, ENISHI.outcomeOf) == YEAR.iri


def test_the_same_figure_twice_is_two_figures(names: Names) -> None:
    """Two places that say the very same do not become one node."""
    record = FigureRecord(
        evidence=at("12名"), of=YEAR, label="研修生", value=Decimal(12), text="12名"
    )
    facts = said(names, program(), year(), record, record).facts

    assert len(list(facts.subjects(RDF.type, ENISHI.QuantitativeResult))) == 2


def test_money_is_whole_yen_with_its_printing(names: Names) -> None:
    """151百万円 is 151,000,000 yen printed in millions."""
    record = FinanceRecord(
        evidence=at("151百万円"),
        of=PROGRAM,
        amount=Decimal(151_000_000),
        precision=1_000_000,
        fiscal_year=2021,
        phase="initial-budget",
        text="151百万円",
    )
    facts = said(names, program(), record).facts
    item = next(facts.subjects(RDF.type, ENISHI.FinancialItem))

    assert facts.value(item, ENISHI.amount) == Literal(
        "151000000", datatype=XSD.decimal
    )
    assert str(facts.value(item, ENISHI.valueText)) == "151百万円"


def test_a_mere_cost_says_of_what_it_is(names: Names) -> None:
    """「事業費」 alone names nothing; a budget line keeps its name."""
    record = FinanceRecord(
        evidence=at("151百万円"),
        of=PROGRAM,
        amount=Decimal(151_000_000),
        precision=1_000_000,
        fiscal_year=2021,
        phase="contract",
        text="151百万円",
        label="事業費",
    )
    other = replace(record, label="国際費")
    facts = said(names, program(), record, other).facts
    items = facts.subjects(RDF.type, ENISHI.FinancialItem)

    assert {str(facts.value(item, RDFS.label)) for item in items} == {
        "交流 事業費",
        "国際費",
    }


def test_an_accord_has_both_parties_and_numbered_fields(names: Names) -> None:
    """The government whose document it is stands as a party beside the other."""
    accord = Ref.curated("agreement/kawasaki-bandung")
    field = FieldRecord(
        evidence=at("協力"),
        ref=accord.part("cooperation-field", "1"),
        number=1,
        label="環境",
    )
    record = AgreementRecord(
        evidence=at("協力"),
        ref=accord,
        label="合意書",
        government="kawasaki",
        kind="accord",
        parties=(Party(name="バンドン市", evidence=at("バンドン市")),),
        fields=(field,),
    )
    facts = said(names, record).facts

    assert set(facts.objects(accord.iri, ENISHI.party)) == {
        entity_iri("city/kawasaki"),
        entity_iri("city/bandung"),
    }
    assert facts.value(field.ref.iri, ENISHI.fieldNumber) == Literal(1)


def test_an_unknown_body_is_minted_and_reported(names: Names) -> None:
    """Its legal form is split off; the curator hears of it."""
    record = ProgramRecord(
        evidence=at("協力"),
        ref=PROGRAM,
        label="交流",
        government="kawasaki",
        partners=(
            Party(
                name="NPO法人 架空の会",
                evidence=at("研修生"),
                kinds=("organization",),
                org_kind="npo",
            ),
        ),
    )
    spoken = said(names, record)
    body = spoken.facts.value(PROGRAM.iri, ENISHI.partner)

    assert str(spoken.facts.value(body, RDFS.label)) == "架空の会"
    assert [entry.name for entry in spoken.unresolved] == ["NPO法人 架空の会"]


def test_an_unknown_city_is_reported_and_not_invented(names: Names) -> None:
    """A city the register does not know becomes nobody's partner."""
    record = ProgramRecord(
        evidence=at("協力"),
        ref=PROGRAM,
        label="交流",
        government="kawasaki",
        partners=(Party(name="架空市", evidence=at("研修生"), kinds=("city",)),),
    )
    spoken = said(names, record)

    assert spoken.facts.value(PROGRAM.iri, ENISHI.partner) is None
    assert [entry.name for entry in spoken.unresolved] == ["架空市"]


def test_blank_texts_say_nothing(names: Names) -> None:
    """An assessment without a direction has no empty literal for it."""
    record = AssessmentRecord(evidence=at("協力"), of=YEAR, achievement="3")
    facts = said(names, program(), year(), record).facts

    assert list(facts.subject_objects(ENISHI.futureDirectionText)) == []
    assert all(str(value) for _, _, value in facts if isinstance(value, Literal))


def test_nothing_is_a_blank_node(names: Names) -> None:
    """Every subject and object is an address or a literal."""
    spoken = said(names, program(), year())
    for graph in (spoken.facts, spoken.provenance, spoken.inferred):
        for subject, _, value in graph:
            assert isinstance(subject, URIRef)
            assert isinstance(value, URIRef | Literal)


def test_an_unknown_record_is_refused(names: Names) -> None:
    """A record that nobody can say is an error of the loader, not silence."""
    with pytest.raises(TypeError, match="no saying for Record"):
        said(names, Record(evidence=()))


def test_the_document_describes_itself(names: Names) -> None:
    """Title, digest, government and year stand in the provenance graph."""
    provenance = said(names).provenance
    iri = entity_iri("document/kawasaki-test-fy2021")

    assert str(provenance.value(iri, DCTERMS.title)) in {"試験", "Test"}
    assert len(str(provenance.value(iri, ENISHI.sha256))) == 64
