"""`enishi new-layout`."""

import re
from pathlib import Path
from string import Template
from typing import Final

import click

from enishi.errors import UsageError

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TEMPLATES: Final = Path(__file__).parent / "scaffold"
_ENDING: Final = ".tmpl"


@click.command("new-layout")
@click.argument("name")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Where to put the new folder (default: here).",
)
def new_layout_command(name: str, into: Path) -> None:
    """Start a loader for a new kind of document, with tests that pass.

    The loader is a package of its own: Enishi finds it by its entry point.

    Example: enishi new-layout city-newsletter
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} is no name of a layout.",
            hint="Use lower-case words joined by hyphens, such as city-newsletter.",
        )
    target = into / f"enishi-{name}"
    if target.exists():
        raise UsageError(f"{target} exists already.", hint="Choose another name.")
    for path, text in scaffold(name).items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {target}. Its README.md says how to go on.")


def scaffold(name: str) -> dict[str, str]:
    """Return the files of a new layout by their path below its folder.

    Args:
        name: Name of the layout, in kebab case.
    """
    package = f"enishi_{name.replace('-', '_')}"
    words = {
        "name": name,
        "package": package,
        "title": name.replace("-", " ").capitalize(),
        "class_name": "".join(part.capitalize() for part in name.split("-")),
    }
    files = {}
    for template in sorted(_TEMPLATES.rglob(f"*{_ENDING}")):
        path = template.relative_to(_TEMPLATES).as_posix().removesuffix(_ENDING)
        path = path.replace("package/", f"src/{package}/")
        text = template.read_text(encoding="utf-8")
        files[path] = Template(text).substitute(words)
    return files
