"""All that readers and the saying need of the register, as one value."""

from dataclasses import dataclass
from pathlib import Path

from enishi.register.fields import FieldMapping, read_field_mapping
from enishi.register.files import Register, read_register
from enishi.register.recogniser import Recogniser
from enishi.register.resolver import Resolver
from enishi.resources import folder as default_folder


@dataclass(frozen=True)
class Names:
    """The ways from a printed name to the thing it means.

    Attributes:
        register: What people curated.
        recogniser: Finds registered names in running text.
        resolver: Says who one printed name means.
        fields: Shared policy fields of categories and departments.
    """

    register: Register
    recogniser: Recogniser
    resolver: Resolver
    fields: FieldMapping

    @classmethod
    def read(cls, folder: Path | None = None) -> "Names":
        """Read the register of a folder, by default the one that Enishi ships.

        Raises:
            SourceError: If the register is wrong; file and line are named.
        """
        place = folder or default_folder("graph/register")
        register = read_register(place)
        return cls(
            register,
            Recogniser(register),
            Resolver(register),
            read_field_mapping(place),
        )
