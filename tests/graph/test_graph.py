"""The object that users hold, over two built sheets."""

import json
from pathlib import Path

import pytest
from rdflib import URIRef

import enishi
from enishi.errors import NotFoundError, SourceError, UsageError
from enishi.graph.form import plain_form
from enishi.graph.graph import Graph
from enishi.graph.statement import Description, Origin, Statement
from enishi.vocabulary.terms import ENISHI

SHEET = "kawasaki-progress-sheet-fy2021"


def initiative(graph: Graph, number: int) -> str:
    """Return the path of one of Kawasaki's initiatives."""
    numbers = {
        str(record["number"]): str(record["initiative"])
        for record in graph.query("example/initiatives-of-kawasaki")
    }
    return numbers[str(number)]


def one(description: Description, prop: URIRef) -> Statement:
    """Return the only statement with a property."""
    (found,) = description.values(prop)
    return found


def test_the_facade_opens_a_graph(built_folder: Path) -> None:
    """`enishi.open` is all that a notebook needs."""
    graph = enishi.open(built_folder)

    assert graph.entity("city/kawasaki").labels.ja == "川崎市"
    assert graph.version


def test_a_graph_says_itself_in_a_line(graph: Graph) -> None:
    """In a notebook, where it would fill a thousand screens with all it holds."""
    assert repr(graph) == f"Graph(version={graph.version!r})"


def test_a_query_gives_rdflib_terms_and_its_own_text(graph: Graph) -> None:
    """An answer can be repeated from the query it carries."""
    answer = graph.query("entity/labels", entity="city/kawasaki")

    assert [str(record["en"]) for record in answer] == ["Kawasaki"]
    assert "city/kawasaki" in answer.sparql
    assert answer.variables == ("entity", "ja", "en")


def test_an_unknown_query_or_parameter_is_a_usage_error(graph: Graph) -> None:
    """Nobody gets a stack trace for a slip of the pen."""
    with pytest.raises(NotFoundError):
        graph.query("entity/nothing")
    with pytest.raises(UsageError):
        graph.query("entity/labels", city="city/kawasaki")


def test_initiative_17_says_what_the_sheet_says(graph: Graph) -> None:
    """Number, name, department, ratings, results and partners, each with a passage."""
    entity = graph.entity(initiative(graph, 17))
    (year,) = entity.parts
    results, rating = (
        next(part for part in year.parts if part.is_a(kind))
        for kind in (ENISHI.ResultStatement, ENISHI.Assessment)
    )

    name = "インドネシア・バンドン市との都市間連携による低炭素都市形成支援の取組"
    assert entity.labels.ja == name
    assert one(year, ENISHI.implementedBy).words.ja == "環境局"
    assert one(rating, ENISHI.achievementLevel).evidence[0].marked == "ほぼ目標どおり"
    assert one(rating, ENISHI.contributionLevel).evidence[0].marked == "貢献している"
    assert "マスタープランを策定しました" in one(results, ENISHI.resultText).words.ja
    partners = entity.description.values(ENISHI.partner)
    assert "バンドン市" in {statement.evidence[0].marked for statement in partners}


def test_the_number_is_shown_where_it_is_printed(graph: Graph) -> None:
    """It stands before the name, in front of the passage of the name."""
    entity = graph.entity(initiative(graph, 17))
    (evidence,) = one(entity.description, ENISHI.programNumber).evidence

    assert evidence.marked == "17"
    assert evidence.after.lstrip().startswith("インドネシア・バンドン市")


def test_evidence_points_at_the_very_characters(graph: Graph) -> None:
    """Offsets of every quotation hold in the text of the document."""
    entity = graph.entity(initiative(graph, 17))
    text = graph.document(SHEET).text
    assert text is not None
    seen = [
        (evidence.marked, text.text[evidence.start : evidence.end])
        for part in (entity.description, *entity.parts)
        for statement in part.statements
        for evidence in statement.evidence
        if "[…]" not in evidence.marked
    ]

    assert len(seen) > 10
    assert all(marked.split() == printed.split() for marked, printed in seen)


def test_what_a_rule_made_names_the_rule(graph: Graph) -> None:
    """A policy field is inferred from the source's category, and says so."""
    entity = graph.entity(initiative(graph, 17))
    fields = entity.description.values(ENISHI.policyField)

    assert fields
    assert all(field.is_inferred for field in fields)
    assert {rule.path for field in fields for rule in field.rules} == {
        "rule/policy-field-from-category"
    }


def test_a_tie_shows_where_the_partner_is_named(graph: Graph) -> None:
    """An inferred relation opens into the passages behind it."""
    ties = graph.entity("city/kawasaki").description.values(ENISHI.cooperatesWith)
    marked = {tie.words.ja: tie.evidence[0].marked for tie in ties if tie.evidence}

    assert marked["バンドン市"] == "バンドン市"
    assert len(marked) == len(ties)


def test_a_mended_name_says_what_was_mended_and_why(graph: Graph) -> None:
    """Corrections travel with the evidence."""
    corrections = [
        evidence.correction
        for record in graph.query("example/initiatives-of-kawasaki")
        for statement in graph.entity(str(record["initiative"])).statements
        for evidence in statement.evidence
        if evidence.correction is not None
    ]

    assert corrections
    assert all(c.printed != c.corrected and c.reason.ja for c in corrections)


def test_the_register_is_told_apart_from_the_documents(graph: Graph) -> None:
    """Coordinates come from the register, results from the document."""
    city = graph.entity("city/kawasaki").description
    program = graph.entity(initiative(graph, 17)).description

    assert one(city, ENISHI.lgCode).origins == (Origin.REGISTER,)
    assert one(program, ENISHI.programNumber).origins == (Origin.DOCUMENT,)


def test_relations_are_counted_whole_and_sampled(graph: Graph) -> None:
    """A hub shows eight of each kind and the true number."""
    city = graph.entity("city/kawasaki")
    years = next(r for r in city.relations if r.kind == "program-year")
    whole = graph.related("city/kawasaki", "government", "program-year")

    assert (years.count, len(years.things)) == (150, 8)
    assert (whole.count, len(whole.things)) == (150, 150)
    assert whole.things[:8] == years.things


def test_a_foreign_city_lists_the_names_that_documents_print(graph: Graph) -> None:
    """Spellings lead to their first place."""
    namings = graph.entity("city/jakarta").namings
    text = graph.document(SHEET).text

    assert {naming.surface for naming in namings} >= {"ジャカルタ市"}
    assert text is not None
    assert all(text.text[n.start : n.end] == n.surface for n in namings)


def test_nothing_is_said_of_what_is_not_there(graph: Graph) -> None:
    """An unknown path is an error that helps, not an empty page."""
    with pytest.raises(NotFoundError, match="nowhere"):
        graph.entity("city/nowhere")
    assert graph.description("city/nowhere") is None


def test_a_document_knows_its_passages_and_coverage(graph: Graph) -> None:
    """Every passage lies in the text, in order, and some lines are read."""
    page = graph.document(SHEET)
    starts = [reading.passage.start for reading in page.readings]

    assert page.text is not None
    assert starts == sorted(starts)
    assert all(reading.passage.end <= len(page.text.text) for reading in page.readings)
    assert page.facts.coverage is not None
    assert 0.5 < page.facts.coverage < 1
    assert page.facts.years == (2021,)


def test_a_stretch_is_explained_by_its_narrowest_passage(graph: Graph) -> None:
    """The words of a rating lead to the assessment made from them."""
    page = graph.document(SHEET)
    assert page.text is not None
    row = page.text.text.index("17 インドネシア・バンドン市との")
    start = page.text.text.index("3. ほぼ目標どおり", row)
    first = graph.explain(SHEET, start, start + len("3. ほぼ目標どおり"))[0]

    assert first.evidence.passage.text == "3. ほぼ目標どおり"
    predicates = {s.predicate.iri for thing in first.things for s in thing.statements}
    assert predicates == {ENISHI.achievementLevel}


def test_an_unknown_document_is_not_found(graph: Graph) -> None:
    """A wrong slug is an error that helps."""
    with pytest.raises(NotFoundError, match="no-such-sheet"):
        graph.document("no-such-sheet")


def test_a_graph_without_its_texts_still_answers(
    built_folder: Path, tmp_path: Path
) -> None:
    """The texts are for context; without them passages speak for themselves."""
    graph = Graph.open(built_folder, documents=tmp_path)
    page = graph.document(SHEET)

    assert page.text is None
    assert page.facts.coverage is None
    evidence = one(
        graph.entity(initiative(graph, 17)).description, ENISHI.framework
    ).evidence
    assert evidence[0].before == ""


def test_a_changed_text_is_not_used(
    built_folder: Path, documents: Path, tmp_path: Path
) -> None:
    """Offsets hold for one text alone, so another one is not shown in its place."""
    changed = (documents / f"{SHEET}.txt").read_text(encoding="utf-8") + "追記"
    (tmp_path / f"{SHEET}.txt").write_text(changed, encoding="utf-8")

    assert Graph.open(built_folder, documents=tmp_path).document(SHEET).text is None


def test_a_folder_without_a_graph_is_a_source_error(tmp_path: Path) -> None:
    """The hint says what to do."""
    with pytest.raises(SourceError, match="enishi build"):
        Graph.open(tmp_path)


def test_page_values_are_plain_data(graph: Graph) -> None:
    """The same values that feed the page go out as JSON, without whole texts."""
    entity = json.loads(json.dumps(plain_form(graph.entity("city/bandung"))))
    page = json.dumps(plain_form(graph.document(SHEET)), ensure_ascii=False)

    assert entity["description"]["thing"]["words"]["ja"] == "バンドン市"
    assert "取組の方向性" not in page


def test_the_site_counts_what_is_inside(graph: Graph) -> None:
    """Numbers of the first page are numbers of the graph."""
    site = graph.site
    homes = {home.city.words.ja: home for home in site.homes}

    assert site.counts[ENISHI.ProgramYear] == 155
    assert homes["川崎市"].programs > 109
    assert homes["川崎市"].partners > 20
    assert {document.slug for document in site.documents} == {
        SHEET,
        "yokohama-progress-sheet-fy2023",
    }
    assert "バンドン市" in {partner.city.words.ja for partner in site.partners}
