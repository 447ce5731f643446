"""The header of a query file: comment lines ``#+ key: value``.

The file stays plain SPARQL, so that it runs as it stands in any tool; the names of the
keys follow grlc (https://github.com/CLARIAH/grlc) where it has one.

```sparql
#+ summary: Programs of a department
#+ summary-ja: 部局の事業
#+ param: department iri 部局 | Department | department
#+ view: table
SELECT ?program WHERE { VALUES ?department { <…> } … }
```

What people are shown ends in ``-ja`` for its Japanese half: ``summary`` (the question),
``description`` (what is counted), ``answer`` (a sentence, see
`enishi.catalog.sentence`), ``empty`` (the sentence for no rows). ``param`` names a
parameter, its type, its labels and what is chosen from; ``view`` and ``plot`` say how
the answer is drawn and from which columns; ``money`` names the columns that hold
amounts of yen; ``severity`` says how bad a check's rows are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from enishi.errors import SourceError

MARK: Final = "#+"
_LINE: Final = re.compile(r"#\+\s*([a-z-]+)\s*:\s*(.*?)\s*")
_PARAMETER: Final = re.compile(
    r"(\w+)\s+(\w+)\s+([^|]+?)\s*\|\s*([^|]+?)(?:\s*\|\s*([a-z-]+))?"
)
KEYS: Final = frozenset(
    {
        "summary",
        "summary-ja",
        "description",
        "description-ja",
        "class",
        "having",
        "param",
        "view",
        "order",
        "tags",
        "empty",
        "empty-ja",
        "answer",
        "answer-ja",
        "severity",
        "plot",
        "network",
        "weight",
        "weight-ja",
        "money",
    }
)
VIEWS: Final = frozenset(
    {"table", "bar", "map", "network", "timeline", "number", "pivot", "list"}
)
SEVERITIES: Final = frozenset({"violation", "warning", "info"})


class Type(StrEnum):
    """What a parameter's value is."""

    IRI = "iri"
    TEXT = "text"
    INTEGER = "integer"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query: a variable that stands in a VALUES block of its own.

    Attributes:
        name: The variable, without question mark.
        type: What its value is.
        label_ja: What it is called in Japanese.
        label_en: What it is called in English.
        kind: What is chosen from, such as ``city`` or ``field``: the query
            ``choice/<kind>`` lists the choices, and a short value (``tokyo``) is
            completed by it; "" when anything of the type may be given.
    """

    name: str
    type: Type
    label_ja: str
    label_en: str
    kind: str = ""

    def label(self, language: str) -> str:
        """Return what it is called in a language, ``ja`` or (anything else) English."""
        return self.label_ja if language == "ja" else self.label_en


@dataclass(frozen=True, slots=True)
class Header:
    """What a query file says of itself.

    Attributes:
        values: Value by key, for keys that stand once.
        parameters: In the order of the file.
    """

    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parameters: tuple[Parameter, ...] = ()

    def text(self, key: str, language: str) -> str:
        """Return a text in a language, ``ja`` or ``en``; "" when there is none."""
        name = f"{key}-ja" if language == "ja" else key
        return self.values.get(name, "")

    @property
    def view(self) -> str:
        """How the answer is best shown."""
        return self.values.get("view", "table")

    @property
    def order(self) -> int:
        """Place among the queries of its folder."""
        return int(self.values.get("order", "500"))

    @property
    def plot(self) -> tuple[str, ...]:
        """The columns that the view is drawn from, in the order of their parts.

        A bar has what it stands for and its length; a pivot rows, columns and, unless
        it only marks, the value; a map what, latitude, longitude; a network source,
        target and weight; a timeline what, start and end; a number the value. Empty
        where the view is left to the shape of the answer.
        """
        return tuple(self.values.get("plot", "").split())

    @property
    def money(self) -> frozenset[str]:
        """The columns that hold amounts of yen."""
        return frozenset(self.values.get("money", "").split())

    @property
    def classes(self) -> tuple[str, ...]:
        """For a panel: the classes whose pages show it, each with its prefix."""
        return tuple(self.values.get("class", "").split())

    @property
    def needs(self) -> tuple[str, ...]:
        """For a panel: properties of which a thing must have one to show it.

        A ``^`` before a property means one that points to the thing.
        """
        return tuple(self.values.get("having", "").split())

    @property
    def severity(self) -> str:
        """For a check: how bad a finding is (``violation``, ``warning``, ``info``)."""
        return self.values.get("severity", "warning")

    @property
    def tags(self) -> tuple[str, ...]:
        """Key words."""
        words = self.values.get("tags", "").split(",")
        return tuple(word.strip() for word in words if word.strip())


def read_header(text: str, file: str) -> Header:
    """Read the header of a query.

    Args:
        text: The whole file.
        file: Its name, for messages.

    Raises:
        SourceError: If a line is not understood, a key is unknown or stands twice, or
            a summary is missing in a language.
    """
    values: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith(MARK):
            continue
        match = _LINE.fullmatch(line)
        if match is None or match[1] not in KEYS or match[1] in values:
            raise SourceError(
                f"the header line {line!r} is not understood.",
                document=file,
                line=number,
            )
        if match[1] == "param":
            parameters.append(_parameter(match[2], file, number))
        else:
            values[match[1]] = match[2]
    _check(values, file)
    return Header(MappingProxyType(values), tuple(parameters))


def _parameter(value: str, file: str, line: int) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None or match[2] not in {kind.value for kind in Type}:
        raise SourceError(
            "a parameter reads `name type Japanese | English | kind`.",
            document=file,
            line=line,
        )
    return Parameter(match[1], Type(match[2]), match[3], match[4], match[5] or "")


def _check(values: Mapping[str, str], file: str) -> None:
    for key in ("summary", "summary-ja"):
        if not values.get(key):
            raise SourceError(f"the header has no {key}.", document=file)
    view = values.get("view", "table")
    if view not in VIEWS:
        raise SourceError(f"there is no view {view!r}.", document=file)
    severity = values.get("severity", "warning")
    if severity not in SEVERITIES:
        raise SourceError(f"there is no severity {severity!r}.", document=file)
    if not values.get("order", "500").isdigit():
        raise SourceError("the order must be a number.", document=file)
