"""The one object that users hold."""

from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Final, Unpack

from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.catalog.library import Library, read_library
from enishi.catalog.query import Value
from enishi.errors import NotFoundError
from enishi.exports.about import Language
from enishi.graph.answer import Answer, Questions
from enishi.graph.connection import Connecting, Connection, Route
from enishi.graph.describing import Describing
from enishi.graph.document import DocumentPage, Explained
from enishi.graph.entity import Entity
from enishi.graph.network_choice import Narrowing, NetworkChoice
from enishi.graph.network_table import NetworkxGraph, networkx_graph
from enishi.graph.networks import NetworkShelf
from enishi.graph.reading import Documents, document_page, explained
from enishi.graph.relation import RelationList, Relations
from enishi.graph.rules import Rules
from enishi.graph.shelf import Shelf
from enishi.graph.site import Site
from enishi.graph.statement import Description
from enishi.graph.terms import Terms
from enishi.graph.texts import Texts
from enishi.graph.words import iri_of, tail_of
from enishi.graph.writing import write_network
from enishi.resources import folder
from enishi.store.embedded import EmbeddedStore
from enishi.store.protocol import QueryService
from enishi.store.remote import RemoteSettings, RemoteStore
from enishi.vocabulary.namespaces import TERMS

ENTITIES_KEPT: Final = 400
DOCUMENTS_KEPT: Final = 40


@dataclass(frozen=True)
class Graph:
    """A built graph, ready to be asked.

    Attributes:
        version: The hash of its content.
        library: The named queries.
        service: The engine, for queries that we wrote ourselves.
        texts: The texts of its documents, as far as at hand.

    Example:
        >>> graph = Graph.open()  # doctest: +SKIP
        >>> graph.entity("city/kawasaki").labels.ja  # doctest: +SKIP
        '川崎市'
    """

    version: str
    library: Library = field(repr=False)
    service: QueryService = field(repr=False)
    texts: Texts = field(repr=False)
    _pages: Shelf[DocumentPage] = field(
        default_factory=partial(Shelf, DOCUMENTS_KEPT), repr=False, compare=False
    )
    _entities: Shelf[Entity] = field(
        default_factory=partial(Shelf, ENTITIES_KEPT), repr=False, compare=False
    )

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        documents: Path | None = None,
        *,
        endpoint: str = "",
    ) -> "Graph":
        """Load a graph, or reach one behind an endpoint.

        Args:
            path: The folder of a built graph, or an RDF file; by default the graph
                that Enishi ships.
            documents: The folder of its documents' texts; by default ``documents``
                in the graph's folder, and else the texts that Enishi ships. A text is
                used only if it is the very one that the graph was read from.
            endpoint: Address of a SPARQL 1.1 endpoint that holds the graph, instead of
                ``path``. Its version is then what `enishi load` noted there, if so.

        Raises:
            SourceError: If there is no graph, or it cannot be read.
            QueryRefusedError: If the endpoint does not answer.
        """
        store: EmbeddedStore | RemoteStore
        if endpoint:
            store = RemoteStore(RemoteSettings(endpoint))
        else:
            store = EmbeddedStore.open(path or folder("graph"))
        texts = Texts.read(documents) if documents else Texts.beside(path)
        return cls(store.version, read_library(), store, texts)

    def query(self, name: str, **values: Value) -> Answer:
        """Answer a query of the library.

        Args:
            name: Its name, such as ``network/city-partner``.
            **values: Value by parameter; the others keep their example. An address may
                be given as a path (``city/kawasaki``).

        Raises:
            NotFoundError: If there is no query of that name.
            UsageError: If a parameter is unknown or a value is not of its type.
        """
        return self.questions.ask(name, **values)

    def entity(self, path: str) -> Entity:
        """Return a thing with all that is said of it and all that points to it.

        Args:
            path: Its path below ``id/`` (``city/kawasaki``), or its whole address.

        Raises:
            NotFoundError: If the graph says nothing of it.
        """
        iri = address_of(path)
        return self._entities.get(iri, lambda: self._entity(iri))

    def description(self, path: str) -> Description | None:
        """Return what is said of a thing alone, or None if nothing is."""
        iri = address_of(path)
        return self.describing.descriptions([iri]).get(iri)

    def related(self, path: str, prop: str, kind: str) -> RelationList:
        """Return the things of a kind that point to a thing by a property.

        Args:
            path: As for `entity`.
            prop: The property's address, or its local name in the ontology.
            kind: Their kind of address, such as ``program``.
        """
        named = URIRef(prop if ":" in prop else TERMS + prop)
        return self.relations.whole(address_of(path), named, kind)

    def document(self, slug: str) -> DocumentPage:
        """Return a document with its passages.

        Raises:
            NotFoundError: If the graph has no such document.
        """
        document = iri_of(f"document/{slug}")
        return self._pages.get(
            slug,
            lambda: document_page(
                self.questions, self.documents, document, self.version
            ),
        )

    def explain(self, slug: str, start: int, end: int) -> tuple[Explained, ...]:
        """Return what was made from a stretch of a document.

        Args:
            slug: The document.
            start: First character, in code points.
            end: The character after the last one.

        Raises:
            NotFoundError: If the graph has no such document.
        """
        return explained(self.describing, self.document(slug).touching(start, end))

    def network(self, name: str, **narrowing: Unpack[Narrowing]) -> NetworkxGraph:
        """Return a network as a networkx graph with the evidence on its edges.

        Args:
            name: Its name, such as ``city-partner``; `networks` knows them all.
            **narrowing: ``city``, ``year``, ``field``, ``kind``, ``status``,
                ``minimum_weight``; for ``neighbourhood``, ``entity`` and ``depth``.

        Raises:
            NotFoundError: If there is no such network.
            UsageError: If it cannot be narrowed so.

        Example:
            >>> graph = Graph.open()  # doctest: +SKIP
            >>> net = graph.network("city-partner", year=2021)  # doctest: +SKIP
        """
        choice = NetworkChoice(name=name, **narrowing)
        return networkx_graph(self.networks.chosen(choice))

    def path(self, start: str, end: str, route: Route | None = None) -> Connection:
        """Return how two things are connected, with the evidence of each hop.

        Args:
            start: Where to start, as for `entity`.
            end: Where to end.
            route: What paths may use; by default the shortest ones that don't pass
                through countries, policy fields, plans or documents.

        Raises:
            NotFoundError: If nothing ties one of them to anything.
            UsageError: If both are the same, or the length is out of range.
        """
        return self.connecting.connect(
            address_of(start), address_of(end), route or Route()
        )

    def export(
        self,
        file: str | Path,
        network: NetworkxGraph,
        form: str = "",
        language: str = "ja",
    ) -> Path:
        """Write a network to a file.

        Args:
            file: Where to; the ending says the format.
            network: From `network`, as it is or with attributes of your own, or any
                other networkx graph.
            form: The format's name where the ending does not say it, such as
                ``neo4j`` for a ``.zip``.
            language: Of the labels that formats show, ``ja`` or ``en``.

        Raises:
            NotFoundError: If there is no such format.
            UsageError: If a value of the network cannot be written.
        """
        return write_network(Path(file), network, form, Language(language))

    def _entity(self, iri: URIRef) -> Entity:
        description = self.describing.with_parts(iri)
        if description is None:
            raise NotFoundError(
                f"there is nothing called {tail_of(iri)!r} in this graph.",
                hint="Look for its name in the search box.",
            )
        return Entity(
            description=description,
            relations=self.relations.of(iri),
            namings=self.relations.namings(iri),
            version=self.version,
        )

    @cached_property
    def site(self) -> Site:
        """What is inside, in numbers and lists."""
        facts = tuple(self.documents.facts.values())
        return Site.read(self.questions, facts, self.version)

    @cached_property
    def documents(self) -> Documents:
        """The documents it was read from."""
        return Documents.read(self.questions, self.texts)

    @cached_property
    def questions(self) -> Questions:
        """The library together with the engine."""
        return Questions(self.library, self.service)

    @cached_property
    def networks(self) -> NetworkShelf:
        """Its networks, as typed values."""
        return NetworkShelf(Networks(self.service, self.library), self.version)

    @cached_property
    def connecting(self) -> Connecting:
        """Finds paths; all statements between things are read once."""
        whole = NetworkChoice(name="whole-graph")
        return Connecting(
            networks=self.networks.networks,
            whole=self.networks.unselected(whole),
            questions=self.questions,
            terms=self.terms,
            text_of=self.documents.text_of,
            version=self.version,
        )

    @cached_property
    def terms(self) -> Terms:
        """Names of classes and properties."""
        return Terms.read(self.questions)

    @cached_property
    def describing(self) -> Describing:
        """Reads descriptions of things."""
        rules = Rules.read(self.library, self.terms)
        return Describing(self.questions, self.terms, rules, self.documents.text_of)

    @cached_property
    def relations(self) -> Relations:
        """Reads what points to things."""
        return Relations(self.questions, self.terms)


def address_of(path: str) -> URIRef:
    """Return the address that a path means; a whole address stays as it is."""
    return URIRef(path) if ":" in path else iri_of(path)
