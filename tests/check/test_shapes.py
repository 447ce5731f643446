"""Every shape catches the fault it is for, and lets a right graph pass.

``data/shapes/right.ttl`` is a graph without fault. Each line of ``faults.tsv`` makes
one thing of it wrong, by taking values away and adding others, and names the shape that
must see it.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef

from enishi.check.findings import Severity
from enishi.check.shapes import check_shapes
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.ontology import shapes_graph
from enishi.vocabulary.prefixes import prefixes

DATA = Path(__file__).parents[1] / "data" / "shapes"
ID = "https://w3id.org/enishi/id/"
SHAPE = Namespace("https://w3id.org/enishi/shape/")
PROGRAM, FIGURE = "program/tokyo/m", "outcome/tokyo/q"
AGREEMENT, FINANCE = "agreement/tokyo-seoul", "finance/tokyo/f"


@dataclass(frozen=True)
class Fault:
    """A change that makes the right graph wrong.

    Attributes:
        shape: Name of the shape that must see it.
        thing: Path of the thing that is made wrong.
        lose: Properties whose values are taken away.
        add: Predicates and objects in Turtle that are added.
    """

    shape: str
    thing: str
    lose: tuple[str, ...] = ()
    add: str = ""

    @property
    def focus(self) -> str:
        """Address of the thing."""
        return ID + self.thing


def planted() -> list[Fault]:
    """Return the faults of the table."""
    rows = (DATA / "faults.tsv").read_text("utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    return [Fault(c[0], c[1], tuple(c[2].split()), c[3]) for c in cells]


def parsed(text: str) -> Graph:
    """Return a graph from Turtle that uses the project's prefixes and base."""
    head = "".join(f"@prefix {p}: <{n}> .\n" for p, n in prefixes().items())
    return Graph().parse(data=f"@base <{ID}> .\n{head}{text}", format="turtle")


def right() -> Graph:
    """Return the graph without fault."""
    return Graph().parse(DATA / "right.ttl")


def term(short: str) -> URIRef:
    """Return the address of ``prefix:name``."""
    prefix, _, name = short.partition(":")
    return URIRef(prefixes()[prefix] + name)


def made_wrong(fault: Fault) -> Graph:
    """Return the right graph with one fault."""
    graph = right()
    for short in fault.lose:
        assert (URIRef(fault.focus), term(short), None) in graph
        graph.remove((URIRef(fault.focus), term(short), None))
    return graph + parsed(f"<{fault.thing}> {fault.add} .") if fault.add else graph


def found_by(graph: Graph) -> set[str]:
    """Return the shapes that find something wrong in a graph."""
    return {one.shape for one in check_shapes(graph, Graph()).findings}


def test_a_right_graph_passes_every_shape() -> None:
    """Each class and property that a shape looks at stands in it, rightly."""
    report = check_shapes(right(), Graph())
    assert report.findings == ()
    assert report.conforms


@pytest.mark.parametrize(
    "fault",
    [pytest.param(f, id=f"{n}-{f.shape}") for n, f in enumerate(planted(), 2)],
)
def test_a_planted_fault_is_found_at_its_thing(fault: Fault) -> None:
    """The finding names the shape, the thing, and says why in both languages."""
    report = check_shapes(made_wrong(fault), Graph())
    found = [f for f in report.findings if f.focus == fault.focus]
    matching = [f for f in found if f.shape == str(SHAPE[fault.shape])]
    assert matching, found
    assert all(f.message_ja and f.message_en and f.dimension for f in matching)


def test_every_shape_that_speaks_has_a_planted_fault() -> None:
    """No shape goes untried."""
    shapes = shapes_graph()
    owner = {str(c): str(s) for s, c in shapes.subject_objects(SH.sparql)}
    speaking = {str(shape) for shape in shapes.subjects(SH.message)}
    tried = {str(SHAPE[fault.shape]) for fault in planted()}
    assert {owner.get(shape, shape) for shape in speaking} == tried


def test_every_message_exists_once_in_each_language() -> None:
    """Findings are shown on a bilingual page."""
    shapes = shapes_graph()
    for shape in set(shapes.subjects(SH.message)):
        messages = [
            m for m in shapes.objects(shape, SH.message) if isinstance(m, Literal)
        ]
        assert sorted(str(m.language) for m in messages) == ["en", "ja"], shape


def test_every_shape_with_a_target_names_its_dimension() -> None:
    """The quality page groups findings by it."""
    shapes = shapes_graph()
    dimension = term("dq:dimension")
    for predicate in (SH.targetClass, SH.targetSubjectsOf):
        for shape in set(shapes.subjects(predicate)):
            assert (shape, dimension, None) in shapes, shape


def test_a_subclass_is_judged_by_its_superclass() -> None:
    """A measure that is not said to be a program is held to what programs promise."""
    graph = parsed('<program/tokyo/m> a enishi:Measure ; rdfs:label "交流"@ja .')
    assert str(SHAPE["ProgramGovernment-government"]) in found_by(graph)


def test_what_only_the_extra_graph_describes_is_not_judged() -> None:
    """The register's faults are the register's, not every document's."""
    data = parsed("<event/tokyo/e> enishi:participant <city/seoul> .")
    extra = parsed("<city/seoul> a enishi:City . <city/x> a enishi:City .")
    assert check_shapes(data, extra).findings == ()


def test_the_extra_graph_answers_what_the_data_refer_to() -> None:
    """Class and text of a passage may stand in another named graph."""
    whole, passages = right(), Graph()
    for subject in list(whole.subjects(RDF.type, URIRef(f"{TERMS}Passage"))):
        for triple in list(whole.triples((subject, None, None))):
            passages.add(triple)
            whole.remove(triple)
    assert check_shapes(whole, passages).conforms
    assert not check_shapes(whole, Graph()).conforms


def test_a_thing_is_judged_with_all_that_is_said_of_it_elsewhere() -> None:
    """A rule that adds one class to a city leaves its country in the register."""
    data = parsed("<city/seoul> a enishi:PartnerCity .")
    assert check_shapes(data, right()).findings == ()


def test_neither_graph_is_changed() -> None:
    """The caller goes on to write them."""
    data, extra = right(), parsed("<city/x> a enishi:City .")
    before = set(data), set(extra)
    check_shapes(data, extra)
    assert (set(data), set(extra)) == before


@pytest.mark.parametrize(
    ("amount", "shapes"),
    [
        ("約1,234千円", set()),
        ("△1,234千円", set()),
        ("5,678千円", {str(SHAPE.AmountPrinted)}),
    ],
)
def test_the_digits_of_an_amount_are_sought_without_the_words_around(
    amount: str, shapes: set[str]
) -> None:
    """Signs and words before the digits are no part of the search."""
    property_ = "enishi:valueText"
    fault = Fault("", FINANCE, (property_,), f'{property_} "{amount}"')
    assert found_by(made_wrong(fault)) == shapes


def test_a_decrease_may_be_negative() -> None:
    """The △ of a change is a minus; of nothing else."""
    amount = 'enishi:amount "-1234000"^^xsd:decimal'
    phase = "enishi:financePhase finance-phase:change"
    lost = ("enishi:amount", "enishi:financePhase")
    graph = made_wrong(Fault("", FINANCE, lost, f"{amount} ; {phase}"))
    assert check_shapes(graph, Graph()).conforms


def test_findings_come_in_order_worst_first() -> None:
    """The same graph gives the same report, violations at its head."""
    graph = made_wrong(Fault("", PROGRAM, ("rdfs:label", "enishi:sourceCategory")))
    graph.remove((URIRef(f"{ID}city/seoul"), term("skos:closeMatch"), None))
    report = check_shapes(graph, Graph())
    severities = [finding.severity for finding in report.findings]
    assert severities == [Severity.VIOLATION, Severity.WARNING, Severity.INFO]
    assert list(report.findings) == sorted(report.findings)


@pytest.mark.parametrize(
    ("fault", "path"),
    [
        (Fault("", PROGRAM, ("rdfs:label",)), "<{rdfs}label>"),
        (Fault("", FIGURE, ("enishi:unit",)), "(<{enishi}unit>|<{enishi}unitText>)"),
        (
            Fault("", FIGURE, ("enishi:unit",), "enishi:unit role:host"),
            "<{enishi}unit>/<{skos}inScheme>",
        ),
        (
            Fault("", AGREEMENT, ("enishi:hasCooperationField",)),
            "^<{enishi}hasCooperationField>",
        ),
        (
            Fault("", "department/tokyo/a", ("org:unitOf",), "org:unitOf <network/w>"),
            "<{org}unitOf>+/<{rdf}type>/<{rdfs}subClassOf>*",
        ),
    ],
    ids=["property", "alternative", "sequence", "inverse", "repeated"],
)
def test_a_path_is_written_as_sparql_writes_it(fault: Fault, path: str) -> None:
    """A curator can paste it into a query."""
    paths = {item.path for item in check_shapes(made_wrong(fault), Graph()).findings}
    assert path.format_map(prefixes()) in paths
