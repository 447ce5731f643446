"""The records of the projects: what they are, who does them, what came of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Span, merge
from enishi.loaders.collaboration_report.accords import AccordReader
from enishi.loaders.collaboration_report.contracts import ContractReader
from enishi.loaders.collaboration_report.counterparties import (
    Counterparties,
    class_words,
    party_of,
    read_counterparties,
)
from enishi.loaders.collaboration_report.figures import Figures
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.joining import Project, office_key
from enishi.loaders.collaboration_report.page_parties import (
    ContractParties,
    read_parties,
)
from enishi.loaders.collaboration_report.pages import Role
from enishi.loaders.collaboration_report.partners import PartnerFinder
from enishi.loaders.collaboration_report.results import ResultReader
from enishi.loaders.collaboration_report.status import read_status
from enishi.loaders.collaboration_report.ward_table import WardTable, read_ward_table
from enishi.loaders.records import (
    Party,
    ProgramRecord,
    ProgramYearRecord,
    Record,
    Remark,
    Status,
)
from enishi.vocabulary.identity import Ref

_CITIZENS: Final = "市民"


@dataclass
class ProjectReader:
    """Makes the records of all projects.

    Attributes:
        document: The report.
        home: Whose report it is.
        fields: Numbers of the fields of activity by their normalised names.
        bodies: Normalised names of the bodies of the report.
        finder: Finds names in running text.
        summaries: Further places that present a project, by its normalised name.
        remarks: What could not be read.
    """

    document: Document
    home: Home
    fields: Mapping[str, int]
    bodies: frozenset[str]
    finder: PartnerFinder
    summaries: Mapping[str, tuple[Span, ...]]
    remarks: list[Remark] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)

    def records(
        self, projects: Sequence[Project], refs: Sequence[Ref]
    ) -> Iterator[Record]:
        """Yield the records of all projects in the order of the lists."""
        for project, ref in zip(projects, refs, strict=True):
            yield from self._project(project, ref)

    def year_of(self, ref: Ref) -> Ref:
        """Return the reference of a project's program year."""
        return ref.part("program-year", f"fy{self.home.fiscal_year}")

    def refs(self, projects: Sequence[Project]) -> list[Ref]:
        """Return references; a name used twice by a division adds its counterparty."""
        refs: list[Ref] = []
        plain = [self._ref(project) for project in projects]
        uses = Counter(plain)
        seen: Counter[Ref] = Counter()
        for project, ref in zip(projects, plain, strict=True):
            used = ref
            if uses[ref] > 1 and project.outline is not None:
                told = normalise(project.outline.counterparty.text)
                used = Ref(ref.kind, ref.government, ref.owner, f"{ref.name}|{told}")
            seen[used] += 1
            if seen[used] > 1:
                name = f"{used.name}|{seen[used]}"
                used = Ref(used.kind, used.government, used.owner, name)
            refs.append(used)
        return refs

    def _ref(self, project: Project) -> Ref:
        owner = office_key(project.unit, [f"/{name}" for name in project.divisions])
        return Ref("program", self.home.government, owner, _key(project))

    def _project(self, project: Project, ref: Ref) -> Iterator[Record]:
        year = self.year_of(ref)
        contract = self._contract(project, ref, year)
        yield self._program(project, ref, contract)
        yield self._year(project, ref, year)
        yield from self.finder.mentions(self._all_texts(project))
        if contract is not None:
            self.furniture.extend(contract.places)
            yield from contract.records()
            yield from ResultReader(self.document, contract, self.home).records()
        elif project.outline is not None:
            yield from self._accords(project, ref)
            figures = Figures(of=year, fiscal_year=self.home.fiscal_year)
            for part in project.outline.content:
                yield from figures.of_text(part, project.source.name.name)

    def _accords(self, project: Project, ref: Ref) -> Iterator[Record]:
        """Yield the agreements that the outline of a project tells of."""
        named = [party_of(name) for name in _counterparties(project).named]
        name = project.outline.name if project.outline else project.source.name
        reader = AccordReader(self.home, self.finder, ref, name, named)
        yield from reader.records(_texts(project))

    def _contract(self, project: Project, ref: Ref, year: Ref) -> ContractReader | None:
        if project.contract is None:
            return None
        page = project.contract.page
        table: WardTable | None = read_ward_table(self.document, page, self.bodies)
        section = page.section(Role.COUNTERPARTY)
        parties: ContractParties = read_parties(self.document, section, self.bodies)
        return ContractReader(self.home, project, page, ref, year, parties, table)

    def _program(
        self, project: Project, ref: Ref, contract: ContractReader | None
    ) -> ProgramRecord:
        said = _counterparties(project)
        named = [party_of(name) for name in said.named]
        classes = [class_words(words) for words in said.classes]
        if contract is not None:
            named += contract.counterparties
            named += _otherwise(contract)
            classes += contract.parties.classes
        texts = _texts(project)
        row = project.contract.row if project.contract else None
        return ProgramRecord(
            evidence=self._evidence(project),
            ref=ref,
            label=project.source.name.name,
            government=self.home.government,
            classes=("CollaborationProject",),
            alt_labels=_other_names(project),
            number=str(row.number) if row and row.number else "",
            framework=self.home.ordinance,
            categories=self._categories(project),
            description="\n".join(text.words for text in texts),
            partners=(*named, *self.finder.partners(self._all_texts(project), named)),
            counterparties=tuple(classes),
            initiator=self._initiator(project),
        )

    def _year(self, project: Project, ref: Ref, year: Ref) -> ProgramYearRecord:
        row = project.contract.row if project.contract else None
        page = project.contract.page if project.contract else None
        return ProgramYearRecord(
            evidence=self._evidence(project),
            ref=year,
            program=ref,
            government=self.home.government,
            fiscal_year=self.home.fiscal_year,
            departments=self.home.units(project.unit, project.divisions),
            status=_status(project),
            is_new=(page.is_new or bool(row and row.is_new)) if page else None,
        )

    def _evidence(self, project: Project) -> tuple[Span, ...]:
        spans: list[Span] = []
        if project.row is not None:
            cells = project.row.cells
            spans.append(Span(cells[0].start, cells[-1].end))
        if project.outline is not None:
            spans.append(project.outline.whole.span)
        if project.contract is not None:
            page = project.contract.page
            spans.extend(page.head)
            if project.contract.row is not None:
                row = project.contract.row
                spans.append(row.line.span)
                spans.extend([row.initiator_place] if row.initiator_place else [])
            content = page.section(Role.CONTENT)
            spans.extend(content.evidence if content else ())
        spans.extend(self.summaries.get(_key(project), ()))
        return tuple(merge(spans))

    def _categories(self, project: Project) -> tuple[str, ...]:
        if project.outline is None:
            return ()
        number = self.fields.get(project.outline.field_key)
        if number is None:
            self.remarks.append(
                Remark(
                    evidence=project.outline.whole.evidence,
                    message=f"no such field of activity: {project.outline.field}",
                    message_ja=f"分野の一覧にない分野：{project.outline.field}",
                )
            )
            return ()
        return (f"{self.home.government}-bunya/{number}",)

    def _initiator(self, project: Project) -> str:
        row = project.contract.row if project.contract else None
        if row is None or not row.initiator:
            return ""
        return "citizens" if row.initiator.startswith(_CITIZENS) else "city"

    def _all_texts(self, project: Project) -> Iterator[Flow]:
        yield project.source.name
        yield from _texts(project)
        if project.contract is not None:
            for role in (Role.RESULTS, Role.EFFECT):
                section = project.contract.page.section(role)
                for paragraph in section.paragraphs if section else ():
                    yield paragraph.flow


def _key(project: Project) -> str:
    return normalise(project.source.name.name)


def _counterparties(project: Project) -> Counterparties:
    if project.outline is None:
        return Counterparties()
    return read_counterparties(project.outline.counterparty)


def _texts(project: Project) -> tuple[Flow, ...]:
    """Return what describes a project: its outline's content, else its page's."""
    if project.contract is not None:
        content = project.contract.page.section(Role.CONTENT)
        if content is not None:
            return tuple(paragraph.flow for paragraph in content.paragraphs)
    return project.outline.content if project.outline else ()


def _otherwise(contract: ContractReader) -> Iterator[Party]:
    """Yield those who took part under another contract than one of collaboration."""
    for row in contract.table.rows if contract.table else ():
        if row.otherwise:
            yield from row.parties


def _other_names(project: Project) -> tuple[str, ...]:
    names: Iterable[str] = (
        project.outline.name.name if project.outline else "",
        project.contract.page.name.name if project.contract else "",
    )
    own = project.source.name.name
    return tuple(
        dict.fromkeys(
            name for name in names if name and normalise(name) != normalise(own)
        )
    )


def _status(project: Project) -> Status:
    if project.contract is not None:
        return read_status((), project.contract.page.name.text)
    content = project.outline.content if project.outline else ()
    return read_status(part.words for part in content)
