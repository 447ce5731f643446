"""The sheet as records."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from enishi.documents.characters import normalise
from enishi.loaders.progress_sheet.blocks import Initiative, Section, business_of
from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.progress_sheet.figures import read_figures
from enishi.loaders.progress_sheet.headings import Heading, Title
from enishi.loaders.progress_sheet.partners import find_names
from enishi.loaders.progress_sheet.rows import Row
from enishi.loaders.progress_sheet.status import read_status
from enishi.loaders.progress_sheet.ties import Ties
from enishi.loaders.records import (
    AssessmentRecord,
    CategoryRecord,
    Evidence,
    FrameworkRecord,
    MentionRecord,
    Party,
    ProgramRecord,
    ProgramYearRecord,
    Record,
    ResultRecord,
    Unit,
)
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref


@dataclass
class SheetReader:
    """Makes records of initiatives.

    Attributes:
        government: Slug of the city.
        framework: The program whose sheet it is.
        fiscal_year: First calendar year of the sheet's fiscal year.
        document: Slug of the document.
        names: The register's names.
        ties: Gathers what the rows say of agreements and events.
        home: Name of the city, for its own bodies.
    """

    government: str
    framework: Ref
    fiscal_year: int
    document: str
    names: Names
    ties: Ties
    home: str = ""
    _projects: set[Ref] = field(default_factory=set)
    _used: set[Ref] = field(default_factory=set)

    @property
    def scheme(self) -> str:
        """Key of the concept scheme of the city's policy lines."""
        return f"{self.government}-hoshin"

    def framework_records(self, title: Title) -> Iterator[FrameworkRecord]:
        """Yield the program whose sheet it is, and the plan it is a part of."""
        plan = Ref.curated(f"framework/{self.government}/international-policy-plan")
        yield FrameworkRecord(
            evidence=(title.line.span,),
            ref=plan,
            label=title.plan,
            government=self.government,
        )
        yield FrameworkRecord(
            evidence=(title.line.span,),
            ref=self.framework,
            label=f"{title.plan}第{title.period}期実行プログラム",
            government=self.government,
            number=str(title.period),
            part_of=plan,
        )

    def categories(self, headings: list[Heading]) -> Iterator[CategoryRecord]:
        """Yield the headings as categories, each once."""
        section, seen = Section(), set[str]()
        for heading in headings:
            section = section.under(heading)
            path = _notations(section)
            if not path or path[-1] in seen or not heading.number:
                continue
            seen.add(path[-1])
            yield CategoryRecord(
                evidence=(heading.line.span,),
                scheme=self.scheme,
                notation=path[-1],
                label=heading.title,
                broader=path[-2] if len(path) > 1 else "",
            )

    def initiative(self, initiative: Initiative) -> Iterator[Record]:
        """Yield an initiative's program, and each of its rows as a program year."""
        ref = self._program_ref(initiative)
        rows = initiative.rows
        contents = (row.content for row in rows if row.content)
        content = next((cell.text for cell in contents if cell), "")
        label = initiative.label.text if initiative.label else ""
        yield ProgramRecord(
            evidence=_program_evidence(initiative),
            ref=ref,
            label=label or f"取組{initiative.number}",
            government=self.government,
            classes=("Initiative",),
            number=initiative.number,
            framework=self.framework,
            categories=tuple(
                f"{self.scheme}/{notation}"
                for notation in _notations(initiative.section)[1:]
            ),
            description=content,
            assertion="inferred"
            if initiative.label_inferred or initiative.number_inferred
            else "",
        )
        for row in rows:
            yield from self._row(initiative, row, ref)

    def _program_ref(self, initiative: Initiative) -> Ref:
        name = normalise(initiative.label.text if initiative.label else "")
        ref = Ref("program", self.government, self.framework.path, name)
        if not name or ref in self._used:
            number = f"{name}|{initiative.number}"
            ref = Ref("program", self.government, self.framework.path, number)
        return self._unused(ref)

    def _row(self, initiative: Initiative, row: Row, program: Ref) -> Iterator[Record]:
        business = business_of(initiative, row)
        label = initiative.label.text if initiative.label else ""
        project = self._project_ref(business)
        if business and project and project not in self._projects:
            self._projects.add(project)
            yield self._project(business, project)
        year = self._year_ref(row, business, program)
        partners, others = find_names(_texts(row), self.names, self.document, self.home)
        yield self._year(row, year, program, project, tuple(partners))
        self.ties.add_texts(_texts(row), label, program)
        if row.results:
            self.ties.add_events(row.results, tuple(partners), program)
        for party in others:
            yield MentionRecord(evidence=party.evidence, party=party, about=year)
        yield from self._outcomes(row, year, label)

    def _project_ref(self, business: SheetCell | None) -> Ref | None:
        if not business:
            return None
        name = normalise(business.text)
        return Ref("program", self.government, "administrative-project", name)

    def _project(self, business: SheetCell, ref: Ref) -> ProgramRecord:
        return ProgramRecord(
            evidence=(business.span,),
            ref=ref,
            label=business.text,
            government=self.government,
            classes=("AdministrativeProject",),
        )

    def _year_ref(self, row: Row, business: SheetCell | None, program: Ref) -> Ref:
        """Identify a row by its program, year, project and department."""
        parts = (business, row.code, row.department)
        names = (normalise(cell.text) if cell else "" for cell in parts)
        name = "|".join((str(self.fiscal_year), *names))
        return self._unused(program.part("program-year", name))

    def _unused(self, ref: Ref) -> Ref:
        """Return the reference, or the next of its name when rows say the very same."""
        name, ordinal = ref.name, 1
        while ref in self._used:
            ordinal += 1
            ref = Ref(ref.kind, ref.government, ref.owner, f"{name}|{ordinal}")
        self._used.add(ref)
        return ref

    def _year(
        self,
        row: Row,
        ref: Ref,
        program: Ref,
        project: Ref | None,
        partners: tuple[Party, ...],
    ) -> ProgramYearRecord:
        return ProgramYearRecord(
            evidence=(row.line.span,),
            ref=ref,
            program=program,
            government=self.government,
            fiscal_year=self.fiscal_year,
            departments=self._departments(row),
            administrative_project=project,
            plan_code=row.code.text if row.code and "-" in row.code.text else "",
            planned_content=row.plan.text if row.plan else "",
            status=read_status(row.results.text if row.results else ""),
            partners=partners,
        )

    def _departments(self, row: Row) -> tuple[Unit, ...]:
        if not row.department:
            return ()
        return (Unit(government=self.government, path=(row.department.text,)),)

    def _outcomes(self, row: Row, year: Ref, label: str) -> Iterator[Record]:
        if row.results:
            yield ResultRecord(
                evidence=(row.results.span,), of=year, text=row.results.text
            )
        yield AssessmentRecord(
            evidence=_rating_evidence(row),
            of=year,
            achievement=row.achievement_key,
            contribution=row.contribution_key,
            reason=row.reason.text if row.reason else "",
            direction=row.direction_key,
            direction_text=row.direction.text if row.direction else "",
        )
        for cell in (row.plan, row.results, row.reason):
            if cell:
                yield from read_figures(cell, year, self.fiscal_year, label)


def _texts(row: Row) -> list[SheetCell]:
    """Return the cells of a row that may name somebody, in reading order."""
    texts = (row.name, row.business, row.content, row.plan, row.results)
    return [cell for cell in (*texts, row.reason, row.direction) if cell]


def _notations(section: Section) -> list[str]:
    """Return the notations from the policy line down: ``I``, ``I-1``, ``I-1-2``."""
    notations: list[str] = []
    for heading in (section.policy, section.direction, section.item):
        if heading is None:
            break
        above = f"{notations[-1]}-" if notations else ""
        notations.append(above + heading.number)
    return notations


def _program_evidence(initiative: Initiative) -> Evidence:
    cells = [initiative.label, *(row.content for row in initiative.rows)]
    spans = [cell.span for cell in cells if cell]
    return tuple(spans[:2]) or (initiative.rows[0].line.span,)


def _rating_evidence(row: Row) -> Evidence:
    cells = (row.achievement, row.contribution, row.reason, row.direction)
    return tuple(cell.span for cell in cells if cell)
