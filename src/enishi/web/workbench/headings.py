"""What the columns of an answer are called: variables in a reader's words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from enishi.graph.terms import Terms
from enishi.graph.words import Words
from enishi.vocabulary.namespaces import TERMS
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked

_HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "above": marked("Above it"),
        "achievement": marked("Achievement"),
        "active": marked("With activity"),
        "activities": marked("Activities"),
        "actual": marked("Actual"),
        "actualValue": marked("Actual value"),
        "after": marked("After"),
        "age": marked("Years since"),
        "agreements": marked("Agreements"),
        "amount": marked("Amount (yen)"),
        "area": marked("Area"),
        "before": marked("Before"),
        "below": marked("Below target"),
        "body": marked("Body"),
        "both": marked("In both years"),
        "bureau": marked("Bureau"),
        "bureaus": marked("Bureaus"),
        "cancelled": marked("Cancelled"),
        "case": marked("Case"),
        "cities": marked("Cities"),
        "class": marked("Class"),
        "company": marked("Company"),
        "contract": marked("Contract"),
        "contracts": marked("Contracts"),
        "contribution": marked("Contribution"),
        "cooperation": marked("Field of cooperation"),
        "corrected": marked("Read as"),
        "departments": marked("Departments"),
        "description": marked("Description"),
        "difference": marked("Difference"),
        "document": marked("Document"),
        "end": marked("End"),
        "events": marked("Events"),
        "field": marked("Policy field"),
        "fields": marked("Policy fields"),
        "figure": marked("Figure"),
        "form": marked("Form"),
        "from": marked("From"),
        "goal": marked("Goal"),
        "group": marked("Group"),
        "held": marked("Held"),
        "how": marked("How"),
        "idle": marked("Without activity"),
        "inFirst": marked("In the first"),
        "inSecond": marked("In the second"),
        "initiatives": marked("Initiatives"),
        "isHost": marked("Is the host"),
        "issued": marked("Issued"),
        "item": marked("Item"),
        "kind": marked("Kind"),
        "later": marked("Later year"),
        "latitude": marked("Latitude"),
        "level": marked("Level"),
        "line": marked("Line"),
        "lines": marked("Lines"),
        "longitude": marked("Longitude"),
        "manager": marked("Managed by"),
        "marks": marked("Marks"),
        "method": marked("Method"),
        "mode": marked("Form of the event"),
        "named": marked("Named"),
        "names": marked("Names"),
        "network": marked("Network"),
        "noActivity": marked("Without activity"),
        "number": marked("Number"),
        "ofDepartment": marked("Of the department"),
        "office": marked("Office"),
        "offices": marked("Offices"),
        "onTarget": marked("On target"),
        "online": marked("Online"),
        "onlyFirst": marked("Only in the first year"),
        "onlySecond": marked("Only in the second year"),
        "organization": marked("Organisation"),
        "other": marked("Other"),
        "part": marked("Part"),
        "participants": marked("Participants"),
        "parties": marked("Parties"),
        "partners": marked("Partners"),
        "passages": marked("Passages"),
        "percent": marked("Percent"),
        "plan": marked("Plan"),
        "printed": marked("As printed"),
        "printedChange": marked("Change as printed"),
        "printedRole": marked("Role as printed"),
        "programs": marked("Programs"),
        "project": marked("Project"),
        "projects": marked("Projects"),
        "reason": marked("Reason"),
        "records": marked("Records"),
        "reduced": marked("Made smaller"),
        "result": marked("Result"),
        "role": marked("Role"),
        "row": marked("Year of a program"),
        "rows": marked("Years of programs"),
        "school": marked("School"),
        "share": marked("Share (%)"),
        "since": marked("Since"),
        "source": marked("Source"),
        "source of a tie": marked("From"),
        "start": marked("Start"),
        "status": marked("Status"),
        "stopped": marked("Stopped"),
        "target": marked("Target"),
        "target of a tie": marked("To"),
        "targetValue": marked("Target value"),
        "text": marked("Text"),
        "thing": marked("Thing"),
        "things": marked("Things"),
        "to": marked("To"),
        "total": marked("Total"),
        "type": marked("Kind"),
        "untouched": marked("As planned"),
        "ward": marked("Ward"),
        "weight": marked("Weight"),
        "whole": marked("Part of"),
        "words": marked("Words"),
        "year": marked("Year"),
        "years": marked("Years"),
    }
)
"""Words of the variables that the library uses and the ontology does not name."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Words by the local name of a class or property, its first letter small.

    Attributes:
        names: What the ontology calls them.
    """

    names: Mapping[str, Words]

    @classmethod
    def read(cls, terms: Terms) -> "Headings":
        """Take the names of the ontology; a class goes before a property."""
        found: dict[str, Words] = {}
        for iri in sorted(terms.names):
            local = str(iri).removeprefix(TERMS)
            if local != str(iri) and terms.names[iri]:
                found.setdefault(local[0].lower() + local[1:], terms.names[iri])
        return cls(MappingProxyType(found))

    def of(self, variable: str) -> str:
        """Return what a column is called; at worst its variable, split into words."""
        if variable in WORDS:
            return gettext(WORDS[variable])
        words = self.names.get(variable)
        if words:
            text = words.best(current_language())[0]
            return text[0].upper() + text[1:]
        split = _HUMPS.sub(" ", variable).strip() or variable
        return split if not split.isascii() else split[0].upper() + split[1:]
