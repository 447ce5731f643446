"""The whole site: every page over one graph."""

from flask import Flask

from enishi.graph.graph import Graph
from enishi.search.finding import Search
from enishi.store.output import WorkerLimits
from enishi.store.visitors import Visitors
from enishi.web.about import about_blueprint
from enishi.web.api import api_blueprint
from enishi.web.app import create_app
from enishi.web.browse import browse_blueprint
from enishi.web.classes import classes_blueprint
from enishi.web.compare import compare_blueprint
from enishi.web.dataset import dataset_blueprint
from enishi.web.document import document_blueprint
from enishi.web.downloads import downloads_blueprint
from enishi.web.entity import entity_blueprint
from enishi.web.exact import exact_search_blueprint
from enishi.web.home import home_blueprint
from enishi.web.networks import networks_blueprint
from enishi.web.ontology import ontology_blueprint
from enishi.web.path import path_blueprint
from enishi.web.quality import quality_blueprint
from enishi.web.query import query_blueprint
from enishi.web.robots import robots_blueprint
from enishi.web.search import search_blueprint
from enishi.web.settings import WebSettings
from enishi.web.sparql import SparqlSettings, sparql_blueprint
from enishi.web.ties import ties_blueprint


def large_site_app(
    graph: Graph,
    pool: Visitors,
    endpoint_address: str = "",
    limits: WorkerLimits | None = None,
) -> Flask:
    """Make the application over a graph on disk, which never is in memory as a whole.

    Whatever needs that is not offered: the index of words, comparisons, ties, networks,
    paths, the mirror of quality, downloads of everything. Names are looked up instead,
    and lists of classes show their first things.

    Args:
        graph: What the pages show.
        pool: As for `site_app`.
        endpoint_address: As for `site_app`.
        limits: As for `site_app`.
    """
    settings = WebSettings(graph_version=graph.version, is_large=True)
    return create_app(
        settings,
        (
            home_blueprint(graph),
            document_blueprint(graph),
            query_blueprint(
                graph, pool.execute, limits=limits, endpoint=endpoint_address
            ),
            sparql_blueprint(
                SparqlSettings(pool=pool, query_page="/query", address=endpoint_address)
            ),
            dataset_blueprint(graph, endpoint_address),
            exact_search_blueprint(graph),
            classes_blueprint(graph),
            ontology_blueprint(graph, is_large=True),
            about_blueprint(graph),
            api_blueprint(graph),
            robots_blueprint(graph, is_large=True),
            entity_blueprint(graph, is_large=True),
        ),
    )


def site_app(
    graph: Graph,
    pool: Visitors,
    endpoint_address: str = "",
    limits: WorkerLimits | None = None,
) -> Flask:
    """Make the application with all its pages.

    Args:
        graph: What the pages show.
        pool: Who answers visitors' queries; it should hold the same graph.
        endpoint_address: Public address of ``/sparql``; empty where clients use the
            very address that this server sees.
        limits: What a visitor's query may use, as the editor says beforehand.
    """
    search = Search.of(graph.service, graph.library)
    return create_app(
        WebSettings(graph_version=graph.version),
        (
            home_blueprint(graph),
            document_blueprint(graph),
            query_blueprint(
                graph,
                pool.execute,
                search=search,
                limits=limits,
                endpoint=endpoint_address,
            ),
            sparql_blueprint(
                SparqlSettings(pool=pool, query_page="/query", address=endpoint_address)
            ),
            dataset_blueprint(graph, endpoint_address),
            search_blueprint(search),
            browse_blueprint(search),
            ties_blueprint(graph),
            compare_blueprint(graph),
            networks_blueprint(graph),
            path_blueprint(graph, search),
            quality_blueprint(graph),
            ontology_blueprint(graph),
            about_blueprint(graph),
            downloads_blueprint(graph),
            api_blueprint(graph),
            robots_blueprint(graph),
            entity_blueprint(graph),
        ),
    )
