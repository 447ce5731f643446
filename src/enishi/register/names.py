"""The two ways from a printed name to the thing it means, as one value."""

from dataclasses import dataclass

from enishi.register.recogniser import Recogniser
from enishi.register.resolver import Resolver


@dataclass(frozen=True)
class Names:
    """What readers and the saying need of the register.

    Attributes:
        recogniser: Finds registered names in running text.
        resolver: Says who one printed name means.
    """

    recogniser: Recogniser
    resolver: Resolver
