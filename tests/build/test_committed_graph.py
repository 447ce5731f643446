"""The committed graph holds what the documents print, each statement with a passage."""

import random
from pathlib import Path

import pytest

from enishi.documents.characters import normalise
from enishi.documents.persons import find_persons, mask
from enishi.documents.source import Document
from enishi.store.embedded import EmbeddedStore

ROOT = Path(__file__).parents[2]
PREFIXES = """
PREFIX enishi: <https://w3id.org/enishi/ont#>
PREFIX id: <https://w3id.org/enishi/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX status: <https://w3id.org/enishi/scheme/status/>
PREFIX phase: <https://w3id.org/enishi/scheme/finance-phase/>
PREFIX city: <https://w3id.org/enishi/id/city/>
PREFIX fy: <https://w3id.org/enishi/id/fiscal-year/>
PREFIX achievement: <https://w3id.org/enishi/scheme/achievement/>
PREFIX contribution: <https://w3id.org/enishi/scheme/contribution/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The graph as it is committed."""
    return EmbeddedStore.open(ROOT / "graph")


def value(store: EmbeddedStore, query: str) -> int:
    """Return the one number that a query gives."""
    (row,) = store.select(PREFIXES + query)
    return int(float(str(row[0])))


@pytest.mark.parametrize(
    ("claim", "query", "wanted"),
    [
        (
            "Kawasaki's sheet has 150 rows",
            (
                "SELECT (COUNT(DISTINCT ?y) AS ?n) WHERE { ?y a enishi:ProgramYear ;"
                " enishi:government city:kawasaki ; enishi:fiscalYear fy:2021 }"
            ),
            150,
        ),
        (
            "of 109 initiatives",
            (
                "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?p a enishi:Initiative ;"
                " enishi:framework id:framework\\/kawasaki\\/action-program-2 }"
            ),
            109,
        ),
        (
            "122 rows about on target",
            (
                "SELECT (COUNT(?a) AS ?n) WHERE"
                " { ?a enishi:achievementLevel achievement:3 }"
            ),
            122,
        ),
        (
            "four rows that contribute little",
            (
                "SELECT (COUNT(?a) AS ?n) WHERE"
                " { ?a enishi:contributionLevel contribution:C }"
            ),
            4,
        ),
        (
            "Tokyo's 162 records report two years each",
            (
                "SELECT (COUNT(DISTINCT ?y) AS ?n) WHERE { ?y a enishi:ProgramYear ;"
                " enishi:government city:tokyo }"
            ),
            324,
        ),
        (
            "57 records without activity in FY2020",
            (
                "SELECT (COUNT(DISTINCT ?y) AS ?n) WHERE { ?y enishi:government"
                " city:tokyo ; enishi:fiscalYear fy:2020 ;"
                " enishi:implementationStatus status:no-activity }"
            ),
            57,
        ),
        (
            "51 records without activity in FY2021",
            (
                "SELECT (COUNT(DISTINCT ?y) AS ?n) WHERE { ?y enishi:government"
                " city:tokyo ; enishi:fiscalYear fy:2021 ;"
                " enishi:implementationStatus status:no-activity }"
            ),
            51,
        ),
        (
            "104 surviving marks",
            "SELECT (SUM(?m) AS ?n) WHERE { ?y enishi:covidMarkCount ?m }",
            104,
        ),
        (
            "Yokohama's 203 projects",
            (
                "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE"
                " { ?p a enishi:CollaborationProject }"
            ),
            203,
        ),
        (
            "31 of them with contracts",
            "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?c enishi:contractFor ?p }",
            31,
        ),
        (
            "77 contracts in all",
            "SELECT (SUM(?k) AS ?n) WHERE { ?c enishi:contractCount ?k }",
            77,
        ),
        (
            "the bureau's budget of FY2021",
            (
                "SELECT ?n WHERE { ?f enishi:financeFor/rdfs:label '国際局'@ja ;"
                " enishi:fiscalYear fy:2021 ;"
                " enishi:financePhase phase:initial-budget ;"
                " enishi:amount ?n }"
            ),
            1_531_875_000,
        ),
        (
            "and of FY2020",
            (
                "SELECT ?n WHERE { ?f enishi:financeFor/rdfs:label '国際局'@ja ;"
                " enishi:fiscalYear fy:2020 ;"
                " enishi:financePhase phase:initial-budget ;"
                " enishi:amount ?n }"
            ),
            1_665_601_000,
        ),
        (
            "no program without a policy field",
            (
                "SELECT (COUNT(?p) AS ?n) WHERE { ?p a enishi:Program"
                " FILTER NOT EXISTS { ?p enishi:policyField ?f } }"
            ),
            0,
        ),
        (
            "no department that leads to no city",
            (
                "SELECT (COUNT(?d) AS ?n) WHERE { ?d a enishi:Department"
                " FILTER NOT EXISTS"
                " { ?d org:unitOf+/enishi:lgCode ?k } }"
            ),
            0,
        ),
        (
            "no thing with two labels in one language",
            (
                "SELECT (COUNT(*) AS ?n) WHERE { SELECT ?x ?k WHERE"
                " { ?x rdfs:label ?l } GROUP BY ?x (LANG(?l) AS ?k)"
                " HAVING (COUNT(DISTINCT ?l) > 1) }"
            ),
            0,
        ),
    ],
    ids=lambda part: part if isinstance(part, str) and "{" not in part else "",
)
def test_totals_agree_with_the_documents(
    store: EmbeddedStore, claim: str, query: str, wanted: int
) -> None:
    """What a careful reader counted is what the graph gives."""
    assert value(store, query) == wanted, claim


def test_every_statement_bearing_node_has_evidence(store: EmbeddedStore) -> None:
    """No program year, outcome, agreement, amount, membership or event without one."""
    query = """SELECT (COUNT(?x) AS ?n) WHERE {
      VALUES ?c { enishi:Program enishi:ProgramYear enishi:Outcome enishi:Agreement
        enishi:CooperationField enishi:FinancialItem enishi:Membership enishi:Event
        enishi:Mention }
      ?x a ?c FILTER NOT EXISTS { ?x enishi:evidence/enishi:inDocument ?d } }"""

    assert value(store, query) == 0


def test_passages_are_what_stands_in_their_documents(store: EmbeddedStore) -> None:
    """Offsets, lines and text of every passage agree with the file."""
    documents = {
        path.stem: Document.read(path)
        for path in (ROOT / "graph" / "documents").glob("*.txt")
    }
    persons = {slug: find_persons(document) for slug, document in documents.items()}
    rows = store.select(
        PREFIXES
        + "SELECT ?d ?start ?end ?first ?last ?text WHERE { ?p enishi:inDocument ?d ;"
        " enishi:charStart ?start ; enishi:charEnd ?end ; enishi:lineStart ?first ;"
        " enishi:lineEnd ?last ; enishi:passageText ?text }"
    )
    wrong = []
    for d, start, end, first, last, text in rows:
        slug = str(d).rpartition("/")[2]
        document = documents[slug]
        stretch = mask(
            document.text[int(str(start)) : int(str(end))],
            int(str(start)),
            persons[slug],
        )
        lines = (
            document.line_at(int(str(start))).number,
            document.line_at(int(str(end)) - 1).number,
        )
        if stretch != str(text) or lines != (int(str(first)), int(str(last))):
            wrong.append((str(d), str(start)))

    assert len(rows) > 1000
    assert wrong == []


def test_the_characters_of_200_values_stand_in_their_passages(
    store: EmbeddedStore,
) -> None:
    """Printed values, results, names and labels are found where they are said to be."""
    query = """SELECT ?x ?value (GROUP_CONCAT(?text; SEPARATOR="") AS ?texts) WHERE {
      VALUES ?property { enishi:valueText enishi:resultText enishi:surfaceForm
        enishi:plannedContent enishi:assessmentReason }
      ?x ?property ?value ; enishi:evidence ?e . ?e enishi:passageText ?text }
      GROUP BY ?x ?property ?value"""
    rows = sorted(
        (str(x), str(v), str(t)) for x, v, t in store.select(PREFIXES + query)
    )
    drawn = random.Random(20261122).sample(rows, 200)
    missing = [
        (x, v)
        for x, v, texts in drawn
        if not all(part in _bare(texts) for part in _parts(v))
    ]

    assert missing == []


def _bare(text: str) -> str:
    """Return a text without markup, blanks and differences of width."""
    for tag in ("<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<br>"):
        text = text.replace(tag, "")
    return normalise(text).replace(" ", "")


def _parts(value: str) -> list[str]:
    """Return pieces of a value that stand together in any passage that holds it."""
    bare = _bare(value)
    return [bare[at : at + 8] for at in range(0, max(1, len(bare) - 8), 40)]
