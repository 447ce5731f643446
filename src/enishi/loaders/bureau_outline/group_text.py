"""A group of programs as the outline prints it: values that its readers pass on."""

from dataclasses import dataclass, field

from enishi.documents.money import Amount
from enishi.loaders.blocks import Block


@dataclass(frozen=True, slots=True)
class TableAmount:
    """One amount of a group's table.

    Attributes:
        label: The row's label, blanks taken out.
        source: Concept key of the source of funding, or "".
        source_name: The source as printed, or "".
        amount: The amount.
        block: The cell it is printed in.
        row: All cells of its row.
    """

    label: str
    source: str
    source_name: str
    amount: Amount
    block: Block
    row: tuple[Block, ...]


@dataclass(slots=True)
class ProgramText:
    """A program.

    Attributes:
        number: As printed.
        name: Its name.
        amounts: This year's and last year's amount.
        amount_block: Where the amounts stand.
        parts: Names of the projects it consists of.
        body: The paragraphs below it.
    """

    number: str
    name: Block
    amounts: list[Amount]
    amount_block: Block
    parts: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Topic:
    """What is told below the programs under a heading.

    Attributes:
        heading: The heading, marks included.
        above: The heading that it stands under, when it is marked (【】, ■).
        body: The paragraphs and items below it.
        rows: The rows of a table below it.
    """

    heading: Block
    above: Block | None = None
    body: list[Block] = field(default_factory=list)
    rows: list[list[Block]] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """A group of programs.

    Attributes:
        number: As printed, in its brackets.
        name: Its name.
        amounts: The amounts of its table.
        intro: The paragraphs before its programs.
        programs: Its programs.
        topics: What is told below them.
        captions: Words below pictures.
        furniture: Lines that say nothing.
    """

    number: str
    name: Block
    amounts: list[TableAmount] = field(default_factory=list)
    intro: list[Block] = field(default_factory=list)
    programs: list[ProgramText] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
