"""Where the files that are not Python live: in a checkout, or inside the wheel."""

from pathlib import Path

from enishi.errors import SourceError

_SHARE = Path(__file__).parent / "_share"
_CHECKOUT = Path(__file__).parents[2]


def folder(name: str) -> Path:
    """Return a folder of the repository's top level.

    Args:
        name: ``ontology``, ``graph``, ``queries`` or ``web`` (or a path below one).

    Returns:
        An existing folder, of the wheel when installed, of the checkout otherwise.

    Raises:
        SourceError: If neither the wheel nor the checkout has it.
    """
    for root in (_SHARE, _CHECKOUT):
        if (root / name).is_dir():
            return root / name
    raise SourceError(
        f"the folder {name!r} is missing from this installation.",
        hint="Install Enishi again.",
    )
