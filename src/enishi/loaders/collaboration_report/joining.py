"""The same project in list, outline, table and page, found and joined.

Names differ a little between the four, because they were damaged or written otherwise;
they are paired by equal names first, and what is left of one division by likeness.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Generic, TypeAlias, TypeVar

from enishi.documents.characters import normalise
from enishi.loaders.collaboration_report.contract_table import TableRow
from enishi.loaders.collaboration_report.outlines import Outline
from enishi.loaders.collaboration_report.pages import Page
from enishi.loaders.collaboration_report.project_list import ListRow

_LIKE: Final = 0.5
_Left = TypeVar("_Left")
_Right = TypeVar("_Right")
_Named: TypeAlias = tuple[Hashable, str]
"""The place and the name of one thing."""


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract project as its page and its row of the table say it."""

    page: Page
    row: TableRow | None


@dataclass(frozen=True, slots=True)
class Project:
    """A project as all parts of the report say it.

    Attributes:
        row: Its row of a list.
        outline: Its outline.
        contract: Its contract, if it has one.
    """

    row: ListRow | None
    outline: Outline | None
    contract: Contract | None = None

    @property
    def source(self) -> ListRow | Outline:
        """Where its name is taken from: the list, else the outline.

        Raises:
            ValueError: If it stands in neither.
        """
        source = self.row or self.outline
        if source is None:
            raise ValueError("a project of neither list nor outline")
        return source

    @property
    def unit(self) -> str:
        """The ward or bureau in charge."""
        return self.source.unit

    @property
    def divisions(self) -> tuple[str, ...]:
        """The divisions in charge, as the outline parts them."""
        return self.outline.divisions if self.outline else self.source.divisions

    @property
    def office(self) -> str:
        """Ward or bureau and divisions as one normalised word."""
        return office_key(self.unit, self.divisions)


@dataclass(frozen=True, slots=True)
class Pairing(Generic[_Left, _Right]):
    """How two lists are paired: by a place both name, and by their names."""

    left_place: Callable[[_Left], Hashable]
    right_place: Callable[[_Right], Hashable]
    left_name: Callable[[_Left], str]
    right_name: Callable[[_Right], str]

    def pair(self, left: Sequence[_Left], right: Sequence[_Right]) -> dict[int, int]:
        """Return for places in ``left`` the places of their partners in ``right``."""
        lefts = [(self.left_place(one), self.left_name(one)) for one in left]
        rights = [(self.right_place(one), self.right_name(one)) for one in right]
        pairs: dict[int, int] = {}
        for least in (1.0, _LIKE):
            for one, other in _candidates(lefts, rights, pairs, least):
                if one not in pairs and other not in pairs.values():
                    pairs[one] = other
        return pairs


def _candidates(
    left: Sequence[_Named], right: Sequence[_Named], pairs: dict[int, int], least: float
) -> Iterator[tuple[int, int]]:
    """Yield pairs of one place that are left over, the most alike first."""
    taken = set(pairs.values())
    found = [
        (-likeness, one, other)
        for one, (first_place, first) in enumerate(left)
        if one not in pairs
        for other, (second_place, second) in enumerate(right)
        if other not in taken
        and first_place == second_place
        and (likeness := _likeness(first, second)) >= least
    ]
    for _, one, other in sorted(found):
        yield one, other


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def office_key(unit: str, divisions: Iterable[str]) -> str:
    """Return ward or bureau and divisions as one normalised word."""
    return normalise(unit + "".join(divisions))


def join_projects(
    rows: Sequence[ListRow], outlines: Sequence[Outline]
) -> Iterator[Project]:
    """Yield the projects of the lists with outlines, then outlines without a row."""
    pairing: Pairing[ListRow, Outline] = Pairing(
        lambda row: office_key(row.unit, row.divisions),
        lambda outline: office_key(outline.unit, outline.divisions),
        lambda row: row.key,
        lambda outline: outline.key,
    )
    pairs = pairing.pair(rows, outlines)
    _pair_by_name(rows, outlines, pairs)
    for place, row in enumerate(rows):
        yield Project(row, outlines[pairs[place]] if place in pairs else None)
    for place, outline in enumerate(outlines):
        if place not in pairs.values():
            yield Project(None, outline)


def _pair_by_name(
    rows: Sequence[ListRow], outlines: Sequence[Outline], pairs: dict[int, int]
) -> None:
    """Pair what is left by name and divisions, where only one of each has them.

    The list tells whose an outline is whose heading (【鶴見区】) was lost.
    """
    left: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for place, row in enumerate(rows):
        if place not in pairs:
            key = row.key, office_key("", row.divisions)
            left.setdefault(key, ([], []))[0].append(place)
    taken = set(pairs.values())
    for place, outline in enumerate(outlines):
        if place not in taken:
            key = outline.key, office_key("", outline.divisions)
            left.setdefault(key, ([], []))[1].append(place)
    for one, other in left.values():
        if len(one) == len(other) == 1:
            pairs[one[0]] = other[0]


def join_contracts(
    pages: Sequence[Page], rows: Sequence[TableRow]
) -> Iterator[Contract]:
    """Yield every page with its row of the table."""
    pairing: Pairing[Page, TableRow] = Pairing(
        lambda _: "",
        lambda _: "",
        lambda page: page.key,
        lambda row: row.key,
    )
    pairs = pairing.pair(pages, rows)
    for place, page in enumerate(pages):
        yield Contract(page, rows[pairs[place]] if place in pairs else None)


def with_contracts(
    projects: Sequence[Project], contracts: Sequence[Contract]
) -> tuple[list[Project], list[Contract]]:
    """Give the projects their contracts.

    Returns:
        All projects, and the contracts that no project was found for.
    """
    presented = [project for project in projects if _is_presented(project)]
    pairing: Pairing[Project, Contract] = Pairing(
        lambda project: project.office,
        lambda contract: _office_of(contract, presented),
        lambda project: normalise(project.source.name.name),
        lambda contract: contract.page.key,
    )
    pairs = pairing.pair(projects, contracts)
    joined = [
        Project(project.row, project.outline, contracts[pairs[place]])
        if place in pairs
        else project
        for place, project in enumerate(projects)
    ]
    taken = set(pairs.values())
    left = [one for place, one in enumerate(contracts) if place not in taken]
    return joined, left


def _is_presented(project: Project) -> bool:
    return project.row is not None and project.row.page is not None


def _office_of(contract: Contract, projects: Iterable[Project]) -> str:
    """Return the office of a contract's page as the lists know it.

    A page adds a section or 各区 behind the division (生活支援課（援護対策担当）); one
    that has lost it has that of the only project of its name.
    """
    printed = normalise(contract.page.office.text)
    if not printed:
        named = [
            p for p in projects if normalise(p.source.name.name) == contract.page.key
        ]
        return named[0].office if len(named) == 1 else ""
    offices = {project.office for project in projects}
    if printed in offices:
        return printed
    return max(
        (office for office in offices if printed.startswith(office)),
        key=len,
        default=printed,
    )
