"""What a reading hands over: plain typed records, each with its passages.

A layout's reader makes these from a document and knows no RDF; `enishi.loaders.saying`
makes triples from them and knows no document. Records point to one another by `Ref`:
every record that stands for a thing of the graph has its own ``ref``.

Names are given as printed (`Party`); who is meant is worked out by the register when
triples are made. Texts are as printed, with wrapped lines joined and markup removed.
"""

from enishi.loaders.records.party import (
    BodyRecord,
    Evidence,
    MentionRecord,
    Party,
    Record,
    Unit,
)
from enishi.loaders.records.plan import (
    CategoryRecord,
    DepartmentRecord,
    FrameworkRecord,
    OfficeRecord,
)
from enishi.loaders.records.program import (
    AssessmentRecord,
    FigureRecord,
    ProgramRecord,
    ProgramYearRecord,
    ResultRecord,
    Status,
)
from enishi.loaders.records.reading import (
    Reading,
    Remark,
)
from enishi.loaders.records.tie import (
    AgreementRecord,
    EventRecord,
    FieldRecord,
    FinanceRecord,
    MembershipRecord,
)

__all__ = [
    "AgreementRecord",
    "AssessmentRecord",
    "BodyRecord",
    "CategoryRecord",
    "DepartmentRecord",
    "EventRecord",
    "Evidence",
    "FieldRecord",
    "FigureRecord",
    "FinanceRecord",
    "FrameworkRecord",
    "MembershipRecord",
    "MentionRecord",
    "OfficeRecord",
    "Party",
    "ProgramRecord",
    "ProgramYearRecord",
    "Reading",
    "Record",
    "Remark",
    "ResultRecord",
    "Status",
    "Unit",
]
