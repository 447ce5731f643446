"""A real server on a real port, a visitor without a browser, and one with."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from waiting import LONG
from werkzeug.datastructures import Headers

from enishi.graph.graph import Graph
from enishi.search.finding import Search
from enishi.store.holding import PoolSource
from enishi.store.pool import Pool
from enishi.web.app import create_app
from enishi.web.browse import browse_blueprint
from enishi.web.document import document_blueprint
from enishi.web.entity import entity_blueprint
from enishi.web.home import home_blueprint
from enishi.web.networks import networks_blueprint
from enishi.web.path import path_blueprint
from enishi.web.query import query_blueprint
from enishi.web.search import search_blueprint
from enishi.web.server import ServerSettings, WebServer
from enishi.web.settings import BUILT_ASSETS, WebSettings
from enishi.web.site import site_app
from enishi.web.sparql import SparqlSettings, sparql_blueprint

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)

WITHOUT_WEBGL = ("--no-sandbox", "--disable-3d-apis", "--disable-gpu")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

Serve = Callable[[Flask], str]


@dataclass(frozen=True)
class Reply:
    """What a server answered."""

    status: int
    headers: Headers
    cookies: list[str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


Ask = Callable[..., Reply]


@contextmanager
def running(app: Flask) -> Iterator[str]:
    """Serve an application on a free port; give its address."""
    server = WebServer(app, ServerSettings(port=0, threads=8))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.address.rstrip("/")
    finally:
        server.stop()
        thread.join()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a function that serves an application until the test ends."""
    with ExitStack() as stack:
        yield lambda app: stack.enter_context(running(app))


@pytest.fixture(scope="session")
def guide() -> Iterator[str]:
    """Return the address of a site with the style guide."""
    with running(create_app(WebSettings(debug=True, graph_version="5f2c1e9a"))) as url:
        yield url


@pytest.fixture(scope="session")
def search_site(search: Search) -> Iterator[str]:
    """Return the address of a site with search and lists over a small graph."""
    pages = [search_blueprint(search), browse_blueprint(search)]
    with running(create_app(WebSettings(), pages)) as url:
        yield url


@pytest.fixture(scope="session")
def network_site() -> Iterator[str]:
    """Return the address of a site with networks and paths over the whole graph."""
    graph = Graph.open(Path(__file__).parents[2] / "graph")
    search = Search.of(graph.service, graph.library)
    pages = [
        networks_blueprint(graph),
        path_blueprint(graph, search),
        search_blueprint(search),
        entity_blueprint(graph),
    ]
    with running(create_app(WebSettings(graph_version=graph.version), pages)) as url:
        yield url


@pytest.fixture
def ask() -> Ask:
    """Return a function that asks an address once and follows nothing."""

    def ask(url: str, *, method: str = "GET", **headers: str) -> Reply:
        parts = urlsplit(url)
        target = url.split(parts.netloc, 1)[1] or "/"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection(parts.netloc, timeout=LONG)) as connection:
            connection.request(method, target, headers=named)
            answer = connection.getresponse()
            return Reply(
                status=answer.status,
                headers=Headers(answer.getheaders()),
                cookies=answer.headers.get_all("Set-Cookie", []),
                body=answer.read(),
            )

    return ask


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return Debian's Chromium, without its own traffic."""
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Debian's chromium")
    assert (BUILT_ASSETS / ".vite/manifest.json").is_file(), "run: pip install -e ."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET], timeout=LONG * 1000
        )
        expect.set_options(timeout=LONG * 1000)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def without_webgl(chromium: Browser) -> Iterator[Browser]:
    """Return Chromium as it is where nothing can be drawn by WebGL."""
    launch = chromium.browser_type.launch
    arguments = [*WITHOUT_WEBGL]
    with closing(
        launch(executable_path=CHROMIUM, args=arguments, timeout=LONG * 1000)
    ) as browser:
        yield browser


@cache
def axe() -> str:
    """Return the source of axe-core, which the front-end build installs."""
    source = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
    assert source.is_file(), "run: npm ci --prefix web"
    return source.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Window:
    """A browser's window, and what went on in it."""

    page: Page
    requests: list[str]
    complaints: list[str]

    def unfold(self) -> None:
        """Open every disclosure."""
        self.page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = 1)"
        )

    def findings(self) -> list[str]:
        """Return what axe-core finds against WCAG 2.2 AA, one line each."""
        self.page.evaluate(f"{axe()}; 0")  # no script tag: the policy stays in force
        rules = json.dumps({"runOnly": LEVELS})
        result = self.page.evaluate(f"axe.run(document, {rules})")
        assert len(result["passes"]) > 10, "axe-core found nothing to look at"
        return [
            f"{rule['id']}: {node['html'][:150]} {node['failureSummary'][:200]}"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    def overflow(self) -> int:
        """Return how many pixels of the page stand off its side."""
        root = "document.documentElement"
        return int(self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


OpenWindow = Callable[..., Window]


@pytest.fixture
def open_window(chromium: Browser) -> Iterator[OpenWindow]:
    """Return a function that opens a page in a window of its own."""
    with ExitStack() as stack:

        def open_window(
            url: str,
            *,
            language: str = "en",
            theme: str = "light",
            width: int = 1280,
            script: bool = True,
        ) -> Window:
            context = chromium.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if theme == "dark" else "light",
                locale=language,
                java_script_enabled=script,
                reduced_motion="reduce",
            )
            stack.callback(context.close)
            context.set_default_timeout(LONG * 1000)
            window = Window(context.new_page(), [], [])
            window.page.on("request", lambda made: window.requests.append(made.url))
            window.page.on(
                "pageerror", lambda error: window.complaints.append(str(error))
            )
            window.page.on(
                "console",
                lambda said: (
                    window.complaints.append(said.text)
                    if said.type in {"error", "warning"}
                    else None
                ),
            )
            window.page.goto(url)
            return window

        yield open_window


@pytest.fixture(scope="session")
def pages(graph: Graph, built_folder: Path) -> Iterator[str]:
    """Return the address of a site with the first pages over two built sheets."""
    with Pool(PoolSource(built_folder)) as pool:
        blueprints = (
            home_blueprint(graph),
            document_blueprint(graph),
            query_blueprint(graph, pool.execute),
            sparql_blueprint(SparqlSettings(pool=pool, query_page="/query")),
            entity_blueprint(graph),
        )
        settings = WebSettings(graph_version=graph.version)
        with running(create_app(settings, blueprints)) as url:
            yield url


@pytest.fixture(scope="session")
def whole_app() -> Iterator[Flask]:
    """Return the application with all pages, over the graph of this repository."""
    folder = Path(__file__).parents[2] / "graph"
    with Pool(PoolSource(folder)) as pool:
        yield site_app(Graph.open(folder), pool)


@pytest.fixture(scope="session")
def whole_site(whole_app: Flask) -> Iterator[str]:
    """Return the address of that application."""
    with running(whole_app) as url:
        yield url


@pytest.fixture(scope="session")
def small_site(graph: Graph, built_folder: Path) -> Iterator[str]:
    """Return the address of the whole site over two built sheets."""
    with Pool(PoolSource(built_folder)) as pool, running(site_app(graph, pool)) as url:
        yield url
