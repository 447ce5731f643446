"""Departments, offices, plans and categories."""

from dataclasses import dataclass

from enishi.loaders.records.party import Party, Record, Unit
from enishi.vocabulary.identity import Ref


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
