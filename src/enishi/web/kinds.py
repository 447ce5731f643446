"""What the kinds of addresses are called, when there are several of one."""

from typing import Final

from enishi.web.messages import gettext, marked

KINDS: Final = {
    "agreement": marked("Agreements"),
    "city": marked("Cities"),
    "correction": marked("Corrections"),
    "country": marked("Countries and territories"),
    "department": marked("Departments"),
    "document": marked("Documents"),
    "event": marked("Events"),
    "finance": marked("Amounts of money"),
    "fiscal-year": marked("Fiscal years"),
    "framework": marked("Plans and frameworks"),
    "indicator": marked("Indicators"),
    "membership": marked("Memberships"),
    "network": marked("City networks"),
    "office": marked("Overseas offices"),
    "organization": marked("Organisations"),
    "outcome": marked("Outcomes"),
    "passage": marked("Passages"),
    "port": marked("Ports"),
    "program": marked("Programs"),
    "program-year": marked("Programs by fiscal year"),
    "region": marked("Regions"),
    "scheme": marked("Concepts"),
}
"""By the first part of the path below ``id/``."""


def kind_name(kind: str) -> str:
    """Return what things of a kind are called, in the reader's language."""
    return gettext(KINDS[kind]) if kind in KINDS else gettext(marked("Others"))
