"""Pages of networks: the list, one network, one tie, measures, and downloads."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from flask import (
    Blueprint,
    Response,
    jsonify,
    render_template,
    request,
    stream_with_context,
)

from enishi.analysis.registry import MEASURES
from enishi.exports.formats import NETWORK_FORMATS, network_format
from enishi.graph.form import plain_form
from enishi.graph.graph import Graph
from enishi.web.data import json_text
from enishi.web.formats import JSON, wants
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.network_page import (
    NetworkViewer,
    drawing_data,
    small_picture,
    written,
)
from enishi.web.network_picture import shortened
from enishi.web.network_scene import Scene, reference
from enishi.web.network_ties import tie_page
from enishi.web.network_words import counted, script_words, work_words
from enishi.web.revalidation import revalidate

SVG: Final = "image/svg+xml"
LINES: Final = "application/x-ndjson"
CLIENT_LEFT: Final = "waitress.client_disconnected"
QUESTIONS: Final = (
    (
        "city-partner",
        "/network/city-partner#sharing",
        marked("Who stands between the home cities, and whom has one of them alone?"),
    ),
    (
        "organization-office",
        "/network/organization-office#sharing",
        marked("Which organisations work with several offices?"),
    ),
    (
        "city-partner",
        "/network/city-partner#likely",
        marked("Which ties would be new but likely?"),
    ),
    (
        "department-field",
        "/network/department-field?project=newman#groups",
        marked("Which departments work on the same, and in which groups?"),
    ),
    (
        "event-participant",
        "/network/event-participant?project=count&side=second&chance=rewiring#chance",
        marked("Do those who meet once meet again more than chance would have it?"),
    ),
)
"""Questions to start with: the network, the part of its page, and the words."""
DRAWING: Final = {
    "counted": counted,
    "reference": reference,
    "shortened": shortened,
}
"""What the templates of drawings call."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A network in the list."""

    name: str
    title: str
    description: str


@dataclass(frozen=True)
class NetworkPages:
    """Everything below ``/network``.

    Attributes:
        viewer: Shows networks.
    """

    viewer: NetworkViewer

    def index(self) -> str | Response:
        """Show the list of networks."""
        language = current_language()
        shelf = self.viewer.graph.networks
        listed = [
            Listed(
                name,
                shelf.header(name).text("summary", language),
                shelf.header(name).text("description", language),
            )
            for name in shelf.names
        ]
        if wants(JSON):
            return jsonify(networks=plain_form(listed))
        questions = [
            (address, gettext(words))
            for name, address, words in QUESTIONS
            if name in shelf.names
        ]
        return render_template(
            "network/list.html", networks=listed, questions=questions
        )

    def measures(self) -> str:
        """Explain every measure."""
        return render_template("network/measures.html", measures=MEASURES)

    def network(self, name: str) -> str | Response:
        """Show a network."""
        scene = self.viewer.scene(name)
        page = self.viewer.page(scene)
        if wants(JSON):
            return _shared(Response(json_text(page), mimetype=JSON))
        picture, left_out = small_picture(scene)
        return render_template(
            "network/page.html",
            page=page,
            scene=scene,
            picture=picture,
            left_out=left_out,
            formats=NETWORK_FORMATS,
            words=script_words(),
            work_words=work_words(),
            **DRAWING,
        )

    def data(self, name: str) -> Response:
        """Give the page as data."""
        page = self.viewer.page(self.viewer.scene(name))
        return _shared(Response(json_text(page), mimetype=JSON))

    def work(self, name: str) -> Response:
        """Do what takes long, telling each step as a line of JSON.

        The last line names the page, which is then there at once. A client who leaves
        ends the work.
        """
        scene = self.viewer.scene(name)
        return Response(
            stream_with_context(self._told(scene, _left(request.environ))),
            mimetype=LINES,
        )

    def _told(self, scene: Scene, left: Callable[[], bool]) -> Iterator[str]:
        with closing(self.viewer.work.steps(scene)) as steps:
            for step in steps:
                yield f"{json.dumps(plain_form(step))}\n"
                if left():
                    return
        yield f"{json.dumps({'ready': scene.address()})}\n"

    def drawing(self, name: str) -> Response:
        """Give what the script draws."""
        return _shared(jsonify(drawing_data(self.viewer.scene(name))))

    def picture(self, name: str) -> Response:
        """Give the whole drawing as a file, with what it shows printed inside."""
        scene = self.viewer.scene(name)
        text = render_template(
            "network/file.svg", scene=scene, picture=scene.picture, **DRAWING
        )
        response = _shared(Response(text, mimetype=SVG))
        if request.args.get("download"):
            _named(response, f"enishi-{name}.svg")
        return response

    def tie(self, name: str, ending: str = "") -> str | Response:
        """Show the records and passages behind a tie."""
        scene = self.viewer.scene(name)
        ends = request.args.get("from", ""), request.args.get("to", "")
        page = tie_page(scene, *ends)
        if ending or wants(JSON):
            return _shared(Response(json_text(page), mimetype=JSON))
        return render_template("network/tie.html", page=page)

    def export(self, name: str, form: str) -> Response:
        """Give a network as a file."""
        chosen = network_format(form)
        pieces = written(self.viewer.scene(name), chosen)
        response = _shared(Response(pieces, content_type=chosen.content_type))
        return _named(response, f"enishi-{name}{chosen.suffix}")


def networks_blueprint(graph: Graph, viewer: NetworkViewer | None = None) -> Blueprint:
    """Return the blueprint of everything below ``/network``.

    Args:
        graph: What the networks are of.
        viewer: What shows them; by default one of its own.
    """
    blueprint = Blueprint("networks", __name__)
    revalidate(blueprint)
    pages = NetworkPages(viewer or NetworkViewer(graph))
    # Other names belong to city networks, whose pages stand below the same word.
    quoted = ", ".join(f'"{name}"' for name in graph.networks.names)
    name = f"<any({quoted}):name>"
    rules = (
        ("", "index", pages.index),
        ("/measures", "measures", pages.measures),
        (f"/{name}", "network", pages.network),
        (f"/{name}.json", "data", pages.data),
        (f"/{name}.svg", "picture", pages.picture),
        (f"/{name}/drawing.json", "drawing", pages.drawing),
        (f"/{name}/work", "work", pages.work),
        (f"/{name}/tie", "tie", pages.tie),
        (f"/{name}/export/<form>", "export", pages.export),
    )
    for path, endpoint, view in rules:
        blueprint.add_url_rule(
            f"/network{path}", endpoint, view, strict_slashes=bool(path)
        )
    blueprint.add_url_rule(
        f"/network/{name}/tie.json", "tie", pages.tie, defaults={"ending": "json"}
    )
    return blueprint


def _left(environ: Mapping[str, Any]) -> Callable[[], bool]:
    """Return what tells whether the client has left, as far as the server can know."""
    found: Callable[[], bool] = environ.get(CLIENT_LEFT, lambda: False)
    return found


def _shared(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _named(response: Response, file: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
