"""Programs, and what came of them in each fiscal year."""

from dataclasses import dataclass
from decimal import Decimal

from enishi.loaders.records.party import Party, Record, Unit
from enishi.vocabulary.identity import Ref


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
    direction: str = ""
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
