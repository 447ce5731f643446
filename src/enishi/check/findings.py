"""What a check found: plain values in a fixed order, in both languages."""

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding matters; the worst sorts first."""

    VIOLATION = 0
    """The loader or the register is wrong."""
    WARNING = 1
    """The source is thin or contradicts itself."""
    INFO = 2
    """Worth linking."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing a shape found wrong.

    Attributes:
        severity: How much it matters.
        shape: Address of the shape.
        focus: Address of the thing the shape looked at.
        path: The property looked at, as a SPARQL path of full addresses, or "".
        value: The value that is wrong, as text, or "" when one is missing.
        dimension: Aspect of quality: completeness, consistency, accuracy, provenance,
            honesty or interlinking.
        message_ja: What is wrong, in Japanese.
        message_en: What is wrong, in English.
    """

    severity: Severity
    shape: str
    focus: str
    path: str
    value: str
    dimension: str
    message_ja: str
    message_en: str

    def message(self, language: str) -> str:
        """Return what is wrong in ``ja``, or in English for any other language."""
        return self.message_ja if language == "ja" else self.message_en


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one graph.

    Attributes:
        findings: In order of severity, shape and thing.
        triples: How many statements were looked at.
    """

    findings: tuple[Finding, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        """Whether nothing is worse than a warning."""
        return self.count(Severity.VIOLATION) == 0

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(1 for item in self.findings if item.severity is severity)
