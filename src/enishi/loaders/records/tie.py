"""Agreements, memberships, events and money."""

from dataclasses import dataclass
from decimal import Decimal

from enishi.loaders.records.party import Party, Record, Unit
from enishi.vocabulary.identity import Ref


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
