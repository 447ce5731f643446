"""Ties abroad: the matrix, agreements against activity, and the records behind."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property

from flask import Blueprint, Response, jsonify, render_template, request

from enishi.graph.dormancy import Standing, standings
from enishi.graph.graph import Graph
from enishi.graph.ties import Ties
from enishi.web.activity_words import legend
from enishi.web.addresses import revised
from enishi.web.choices import download
from enishi.web.dormant import chosen_standings, dormant_page, dormant_table
from enishi.web.formats import CSV, JSON, wants
from enishi.web.record_filter import RecordFilter
from enishi.web.revalidation import revalidate
from enishi.web.tabular import PageTable
from enishi.web.tie_map import map_points
from enishi.web.tie_matrix import chosen_ties, matrix_page, matrix_table
from enishi.web.tie_records import chosen_records, records_page, records_table


@dataclass(frozen=True)
class TiePages:
    """The views of ties.

    Attributes:
        graph: What to show.
    """

    graph: Graph

    @cached_property
    def ties(self) -> Ties:
        """All ties, read once for each version of the graph."""
        return Ties.read(self.graph.questions)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """All agreements with what is recorded of them."""
        return standings(self.graph.questions, self.ties)

    def matrix(self, ending: str = "") -> str | Response:
        """Show home cities by their partners."""
        shown = chosen_ties(self.ties)
        arguments = request.args.to_dict(flat=False)
        return _data(
            lambda: matrix_table(shown, self.graph.version), ending
        ) or render_template(
            "ties/matrix.html",
            page=matrix_page(self.ties),
            legend=legend(),
            map_data=revised("/ties/map.json", arguments, {"page": None}),
            download=download,
        )

    def dormant(self, ending: str = "") -> str | Response:
        """Show agreements against what is recorded of each fiscal year."""
        shown = chosen_standings(self.standings)
        covering = self.ties.covering
        return _data(
            lambda: dormant_table(shown, self.graph.version), ending
        ) or render_template(
            "ties/dormant.html",
            page=dormant_page(self.standings, covering.years, covering.planned),
            legend=legend(),
            download=download,
        )

    def records(self, ending: str = "") -> str | Response:
        """Show the records behind a number."""
        wanted = RecordFilter.of_request()
        found = chosen_records(self.ties, wanted)
        return _data(
            lambda: records_table(self.graph, self.ties, found), ending
        ) or render_template(
            "ties/records.html",
            page=records_page(self.graph, self.ties, wanted, found),
            wanted=wanted,
            download=download,
        )

    def points(self) -> Response:
        """Give what the map draws: partners with a place, and arcs to home cities."""
        return jsonify(asdict(map_points(chosen_ties(self.ties), self.ties)))


def ties_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of ``/ties``, ``/ties/dormant`` and ``/ties/records``."""
    blueprint = Blueprint("ties", __name__)
    revalidate(blueprint)
    pages = TiePages(graph)
    for path, name in (
        ("", "matrix"),
        ("/dormant", "dormant"),
        ("/records", "records"),
    ):
        view = getattr(pages, name)
        blueprint.add_url_rule(f"/ties{path}", name, view)
        for ending in ("csv", "json"):
            blueprint.add_url_rule(
                f"/ties{path}.{ending}", name, view, defaults={"ending": ending}
            )
    blueprint.add_url_rule("/ties/map.json", "points", pages.points)
    return blueprint


def _data(table: Callable[[], PageTable], ending: str) -> Response | None:
    """Return a table in the format that is asked for, or None for the page."""
    if ending == "csv" or (not ending and wants(CSV)):
        return table().as_csv()
    if ending == "json" or (not ending and wants(JSON)):
        return table().as_json()
    return None
