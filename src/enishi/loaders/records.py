"""What a reading hands over: plain typed records, each with its passages.

A layout's reader makes these from a document and knows no RDF; `enishi.loaders.saying`
makes triples from them and knows no document. Records point to one another by `Ref`:
every record that stands for a thing of the graph has its own ``ref``.

Names are given as printed (`Party`); who is meant is worked out by the register when
triples are made. Texts are as printed, with wrapped lines joined and markup removed.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from enishi.documents.source import Span
from enishi.register.corrections import Correction
from enishi.vocabulary.identity import Ref

Evidence = tuple[Span, ...]
"""One span for each contiguous stretch of the document, in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A city, region, country, body or port as a passage names it.

    Attributes:
        name: The name as printed (line breaks and blanks inside taken out).
        evidence: Where the name stands (the name itself, not its sentence).
        kinds: What it may be, as kinds of address (``city``, ``region``, ``country``,
            ``organization``, ``network``, ``port``); empty when open.
        country: ISO 3166-1 alpha-2 code the context gives, or "".
        org_kind: Concept key of scheme ``org-kind`` for a body the register does not
            know, or "".
        context: Text around the name that helps to tell who is meant.
        ref: The thing, when the reader already knows it (from the recogniser).
        method: How the recogniser knew it: concept key of scheme ``resolution``.
        correction: The correction that led there, when the name is damaged.
        members: For a consortium: its members as named.
    """

    name: str
    evidence: Evidence
    kinds: tuple[str, ...] = ()
    country: str = ""
    org_kind: str = ""
    context: str = ""
    ref: Ref | None = None
    method: str = "exact"
    correction: Correction | None = None
    members: tuple["Party", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A department by its path, outermost first: 生活文化スポーツ局, 文化振興部."""

    government: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: the passages it was read from."""

    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRecord(Record):
    """A department with what the document says of it beyond its name."""

    unit: Unit
    duties: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRecord(Record):
    """An overseas office.

    Attributes:
        opened: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY`` as precise as printed, or "".
        located_in: The city or country where it stands.
        areas: Countries or regions it covers, as named, where they are places.
        area_text: Its area as printed.
    """

    unit: Unit
    opened: str = ""
    located_in: Party | None = None
    areas: tuple[Party, ...] = ()
    area_text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkRecord(Record):
    """A plan, strategy, action program or ordinance (or a goal or article of one).

    Attributes:
        alt_labels: Other forms in which the document prints its name.
    """

    ref: Ref
    label: str
    government: str
    label_en: str = ""
    alt_labels: tuple[str, ...] = ()
    description: str = ""
    number: str = ""
    created: str = ""
    start: str = ""
    end: str = ""
    part_of: Ref | None = None
    replaces: Ref | None = None
    managed_by: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRecord(Record):
    """A category of the source's own scheme that the document itself introduces.

    Attributes:
        scheme: Key of the concept scheme (``kawasaki-hoshin``).
        notation: Its notation in the scheme (``I-1-2``).
        label: Its words as printed.
        broader: Notation of the category above it, or "".
    """

    scheme: str
    notation: str
    label: str
    broader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRecord(Record):
    """A program: one thing over the years.

    Attributes:
        classes: Names of its classes beside ``Program`` (``Initiative`` ...).
        categories: Source categories as ``scheme/notation`` (``kawasaki-hoshin/II-1``).
        fields: Keys of shared policy fields the content itself gives; those that follow
            from categories are added by rule.
        partners: Those it deals with, linked to program and passage.
        counterparties: Counterparties worded as a class or condition.
        initiator: Concept key of scheme ``initiator``, or "".
        assertion: Concept key of scheme ``assertion`` when the label is not as printed.
    """

    ref: Ref
    label: str
    government: str
    classes: tuple[str, ...] = ()
    alt_labels: tuple[str, ...] = ()
    number: str = ""
    framework: Ref | None = None
    part_of: Ref | None = None
    categories: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    description: str = ""
    partners: tuple[Party, ...] = ()
    counterparties: tuple[str, ...] = ()
    initiator: str = ""
    agreement: Ref | None = None
    assertion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far a program year was carried out, by the words that say so.

    Attributes:
        key: Concept key of scheme ``status``.
        words: The deciding words as printed, or "" when a rule decided by default.
        rule: Name of the rule.
    """

    key: str
    words: str = ""
    rule: str = "status-from-wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramYearRecord(Record):
    """One program in one fiscal year by the departments that carried it out.

    Attributes:
        label: What to call it, when more than program and year must be said.
        partners: Those this very row names (also given to the program).
        covid_marks: Count of surviving marks, where the layout has them.
        cooperation_field: The field of an accord the result is labelled with.
    """

    ref: Ref
    program: Ref
    government: str
    fiscal_year: int
    departments: tuple[Unit, ...] = ()
    related_departments: tuple[Unit, ...] = ()
    administrative_project: Ref | None = None
    plan_code: str = ""
    planned_content: str = ""
    status: Status | None = None
    is_new: bool | None = None
    covid_marks: int | None = None
    cooperation_field: Ref | None = None
    partners: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRecord(Record):
    """The results of a program year as the document words them."""

    of: Ref
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRecord(Record):
    """A rating of a program year; empty strings where nothing is printed."""

    of: Ref
    achievement: str = ""
    contribution: str = ""
    reason: str = ""
    direction_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord(Record):
    """One quantity.

    Attributes:
        of: The program year it came of, or None.
        about: What else it is about (a framework, department, program, party).
        about_unit: The department it is about.
        about_party: The party it is about.
        label: What it counts, in the document's own words.
        value: The plain number.
        unit: Concept key of scheme ``unit``, or "".
        unit_text: The unit as printed.
        text: The figure as printed.
        role: Concept key of scheme ``value-role``.
        qualifier: Concept key of scheme ``qualifier``.
        fiscal_year: First calendar year of the fiscal year it belongs to, or None.
        period: The period in words when it is not one fiscal year.
    """

    label: str
    value: Decimal
    unit: str = ""
    unit_text: str = ""
    text: str
    of: Ref | None = None
    about: Ref | None = None
    about_unit: Unit | None = None
    about_party: Party | None = None
    role: str = "actual"
    qualifier: str = "exact"
    fiscal_year: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRecord(Record):
    """A numbered field of cooperation of an agreement."""

    ref: Ref
    number: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRecord(Record):
    """An affiliation, accord, memorandum, declaration or contract.

    Attributes:
        parties: The parties other than the government whose document it is.
        home_party: Whether that government is itself a party.
        kind: Concept key of scheme ``agreement-type``.
        status: Concept key of scheme ``agreement-status``.
        signed: Date of signing as precise as printed, or "".
        inferred_year: Year worked out (from an anniversary), or None, with its rule.
        contract_for: For a contract: the project it serves.
        contract_kind: Concept key of scheme ``contract-type``, or "".
        contract_count: For a contract: how many contracts it stands for.
        programs: Programs carried out under it.
        part_of: The contract that stands for this one and others of its project; only
            that one has a count.
    """

    ref: Ref
    label: str
    government: str
    kind: str
    parties: tuple[Party, ...]
    home_party: bool = True
    label_en: str = ""
    status: str = "not-stated"
    signed: str = ""
    inferred_year: int | None = None
    fields: tuple[FieldRecord, ...] = ()
    description: str = ""
    fiscal_year: int | None = None
    contract_for: Ref | None = None
    contract_kind: str = ""
    contract_count: int | None = None
    departments: tuple[Unit, ...] = ()
    programs: tuple[Ref, ...] = ()
    part_of: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceRecord(Record):
    """One amount of money.

    Attributes:
        of: The program, contract or department it is for, or None when ``unit`` says.
        unit: The department it is for.
        amount: Whole yen (negative for △).
        precision: Unit of printing in yen: 1, 1000 or 1000000.
        phase: Concept key of scheme ``finance-phase``.
        source: Concept key of scheme ``funding``, or "".
        text: The amount as printed.
        label: What the amount is, in the document's words.
        note: Reason or remark printed with it.
    """

    amount: Decimal
    precision: int
    fiscal_year: int
    phase: str
    text: str
    of: Ref | None = None
    unit: Unit | None = None
    source: str = ""
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRecord(Record):
    """A government's (or body's) membership of, and role in, a network."""

    organization: Party
    government: str
    member: Party | None = None
    role: str = ""
    role_text: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord(Record):
    """A conference, seminar, anniversary, visit or case with a time or place.

    Attributes:
        held: Date as precise as printed (``YYYY-MM-DD`` ...), or "".
        held_inferred: Whether the year of the date was worked out.
        mode: Concept key of scheme ``mode``, or "".
        status: Concept key of scheme ``status``, or "".
        home_participates: Whether the government itself takes part.
        agreement: The agreement or contract under which it was held.
        departments: The departments that held it.
    """

    ref: Ref
    label: str
    government: str
    description: str = ""
    held: str = ""
    held_inferred: bool = False
    held_text: str = ""
    fiscal_year: int | None = None
    mode: str = ""
    status: str = ""
    country: Party | None = None
    participants: tuple[Party, ...] = ()
    home_participates: bool = True
    programs: tuple[Ref, ...] = ()
    agreement: Ref | None = None
    departments: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRecord(Record):
    """What a document says of an organisation, network or port itself.

    Attributes:
        departments: Departments that the document ties to it (whose staff it hosts).
    """

    party: Party
    description: str = ""
    host_government: str = ""
    located_in: Party | None = None
    departments: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRecord(Record):
    """A name that a passage mentions without making its bearer a party to anything.

    Attributes:
        about: The thing in whose passage the name stands.
    """

    party: Party
    about: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """Something a reader saw and could not read, for the curator's report."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one document.

    Attributes:
        records: The records in reading order.
        furniture: Stretches known to say nothing (page headers, captions, contents).
        remarks: What could not be read.
    """

    records: tuple[Record, ...]
    furniture: Evidence = ()
    remarks: tuple[Remark, ...] = field(default=())
