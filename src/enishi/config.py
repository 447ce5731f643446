"""Settings that hold for the whole product."""

from typing import Final

BASE: Final = "https://w3id.org/enishi/"
"""Every address of the project starts here."""
