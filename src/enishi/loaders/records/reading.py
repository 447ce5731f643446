"""All that was read from one document."""

from dataclasses import dataclass, field

from enishi.loaders.records.party import Evidence, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """Something a reader saw and could not read, for the curator's report.

    Attributes:
        message: What that is, in English.
        message_ja: The same in Japanese.
    """

    message: str
    message_ja: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one document.

    Attributes:
        records: The records in reading order.
        furniture: Stretches known to say nothing (page headers, captions, contents).
        remarks: What could not be read.
    """

    records: tuple[Record, ...]
    furniture: Evidence = ()
    remarks: tuple[Remark, ...] = field(default=())
