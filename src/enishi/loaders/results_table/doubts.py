"""What a row of the table leaves open."""

from enum import StrEnum
from typing import Self


class Doubt(StrEnum):
    """Something that could not be told; its value says so in English."""

    ja: str
    """The same in Japanese."""

    def __new__(cls, text: str, ja: str) -> Self:
        """Make a doubt of its English and its Japanese words."""
        made = str.__new__(cls, text)
        made._value_ = text
        made.ja = ja
        return made

    ONE_CELL = (
        "only one cell of results is printed; the width of its lines tells which",
        "実績の欄が一つしか印字されていない。どちらの年度かは行の幅から判断した",
    )
    LOST_YEAR = (
        "only one cell of results is printed, of a lost year",
        "実績の欄が一つしか印字されておらず、どちらの年度か分からない",
    )
    AFTER_MARKS = (
        "lines after the marks were read as the record's results",
        "○印のあとの行を、その記録の実績として読んだ",
    )
    NO_SUBCATEGORY = (
        "the subcategory's name is not printed; it is another row's",
        "小分類の名の印字がなく、他の行の名で補った",
    )
    NO_MEASURE = ("no name of a measure is printed", "施策名の印字がない")
