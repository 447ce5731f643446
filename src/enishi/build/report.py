"""What became of a document: what was read, what was not, what the shapes found."""

from dataclasses import dataclass

from enishi.build.coverage import Coverage
from enishi.check.findings import Report
from enishi.loaders.records import Remark
from enishi.loaders.saying.mentions import Unresolved


@dataclass(frozen=True)
class DocumentReport:
    """What became of one document.

    Attributes:
        slug: The document.
        remarks: What its reader saw and could not read.
        unresolved: Names that the register does not know.
        coverage: Which of its lines became facts.
        findings: What the shapes found.
    """

    slug: str
    remarks: tuple[Remark, ...]
    unresolved: tuple[Unresolved, ...]
    coverage: Coverage
    findings: Report
