"""What the columns of panels are called, where the library has no word for them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from enishi.web.messages import gettext, marked
from enishi.web.workbench.headings import Headings

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "achievement": marked("Achievement"),
        "amount": marked("Amount"),
        "change": marked("Change as printed"),
        "category": marked("Category of the document"),
        "contribution": marked("Contribution"),
        "division": marked("Division"),
        "divisions": marked("Divisions"),
        "figures": marked("Figures"),
        "home": marked("City that was read"),
        "homeLatitude": marked("Its latitude"),
        "homeLongitude": marked("Its longitude"),
        "kinds": marked("Kinds of agreement"),
        "labels": marked("Names"),
        "message": marked("Message"),
        "name": marked("Name"),
        "one": marked("The one"),
        "onePrinted": marked("The one as printed"),
        "oneValue": marked("The one value"),
        "otherPrinted": marked("The other as printed"),
        "otherValue": marked("The other value"),
        "remark": marked("Remark"),
        "severity": marked("Severity"),
        "shape": marked("Shape"),
        "singles": marked("Contracts read one by one"),
        "statements": marked("Statements"),
        "statuses": marked("Statuses"),
        "target": marked("Points to"),
        "times": marked("Times"),
        "value": marked("Value"),
        "language": marked("Language"),
        "graph": marked("Graph"),
        "member": marked("Member"),
        "networks": marked("Networks"),
        "others": marked("Others that name it"),
        "partnerCities": marked("Partner cities"),
        "phase": marked("Kind of amount"),
        "programs": marked("Programs"),
        "property": marked("Property"),
        "role": marked("Role"),
        "status": marked("Status"),
    }
)
"""By variable."""


def heading(variable: str, headings: Headings) -> str:
    """Return what a column is called in the reader's language."""
    if variable in WORDS:
        return gettext(WORDS[variable])
    return headings.of(variable)
