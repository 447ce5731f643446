"""What an operator may decide about `enishi serve`, in one table.

A value comes from the first of these that gives one: the command's argument, the
environment (``ENISHI_`` and the name in capitals), the file named by ``--settings`` or
``ENISHI_SETTINGS`` (TOML, the names as keys), the default.
"""

import math
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, NamedTuple

from enishi.errors import UsageError

PREFIX: Final = "ENISHI_"
FILE: Final = "settings"
SOMETHING: Final = 1e-6
"""The least number of seconds that is more than none."""

_NAMES: Final[Mapping[type, str]] = {
    int: "whole number",
    float: "number",
    str: "text",
}


def _setting(
    default: str | float, meaning: str, *choices: str, least: float = 0
) -> Any:  # noqa: ANN401 - as dataclasses.field
    facts = {"meaning": meaning, "choices": choices, "least": least}
    return field(default=default, metadata=facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServingSettings:
    """The table: a name, a default, a meaning and, for some, the choices there are."""

    graph: str = _setting("", "RDF file or folder of RDF files; empty: graph/.")
    endpoint: str = _setting("", "Address of a SPARQL endpoint to serve, not a graph.")
    store: str = _setting(
        "auto",
        "Where the graph is held; auto: by its size. From disk, fewer pages.",
        "auto",
        "memory",
        "disk",
    )
    shelf: str = _setting("", "Folder for graphs on disk; empty: the user's cache.")
    default_graph: str = _setting(
        "union", "What a visitor's query without a graph means.", "union", "plain"
    )
    host: str = _setting("127.0.0.1", "Where to listen.")
    port: int = _setting(8000, "Port; 0 takes a free one.")
    address: str = _setting("", "Public address of /sparql, behind a proxy.")
    scheme: str = _setting("http", "What public addresses begin with.", "http", "https")
    threads: int = _setting(96, "Requests worked on at once.", least=1)
    connections: int = _setting(1000, "Connections open at once.", least=10)
    drain: float = _setting(10.0, "Seconds that requests have left when stopped.")
    workers: int = _setting(0, "Processes for visitors' queries; 0: by processors.")
    memory: int = _setting(
        768, "MiB for all workers together, beyond the graph.", least=1
    )
    seconds: float = _setting(
        30.0, "Seconds that a visitor's query may take.", least=SOMETHING
    )
    page_seconds: float = _setting(
        20.0, "Seconds that a query of a page may take.", least=SOMETHING
    )
    delivery: float = _setting(
        300.0, "Seconds until its answer must be taken.", least=SOMETHING
    )
    rows: int = _setting(5_000_000, "Rows of an answer.", least=1)
    megabytes: int = _setting(2048, "MiB of an answer.", least=1)
    characters: int = _setting(100_000, "Characters of a query.", least=1)
    queue: int = _setting(64, "Queries that may wait for a worker.")
    patience: float = _setting(10.0, "Seconds that they may wait.")
    per_client: int = _setting(32, "Queries of one client at once; 0: no limit.")
    services: str = _setting(
        "", "Endpoints that visitors may call by SERVICE, with spaces between."
    )
    cache: int = _setting(64, "MiB of answers kept; 0: none.")
    log: str = _setting("text", "Form of the log's lines.", "text", "json")


class Origin(NamedTuple):
    """A value and where it comes from.

    Attributes:
        name: Of the setting.
        value: In its type.
        source: ``argument``, a variable's name, a file's name or ``default``.
    """

    name: str
    value: str | float
    source: str


def decided(
    arguments: Mapping[str, Any], environment: Mapping[str, str] | None = None
) -> ServingSettings:
    """Return the settings that hold.

    Args:
        arguments: Of the command; None is not given. ``settings`` names the file.
        environment: Instead of the process's own.

    Raises:
        UsageError: If a value does not fit, or the file cannot be read or holds a name
            that is no setting; the message says where the value comes from.
    """
    values: dict[str, Any] = {
        origin.name: origin.value for origin in origins(arguments, environment)
    }
    return ServingSettings(**values)


def origins(
    arguments: Mapping[str, Any], environment: Mapping[str, str] | None = None
) -> Iterator[Origin]:
    """Give every setting with its value and where it comes from.

    Raises:
        UsageError: As `decided`.
    """
    environment = os.environ if environment is None else environment
    file = arguments.get(FILE) or environment.get(PREFIX + FILE.upper(), "")
    kept = _read(Path(file)) if file else {}
    for setting in fields(ServingSettings):
        variable = PREFIX + setting.name.upper()
        given = arguments.get(setting.name)
        if given is not None:
            value, source = given, "argument"
        elif variable in environment:
            value, source = environment[variable], variable
        elif setting.name in kept:
            value, source = kept[setting.name], str(file)
        else:
            value, source = setting.default, "default"
        yield Origin(setting.name, _fitting(setting, value, source), source)


def _read(file: Path) -> dict[str, Any]:
    try:
        kept = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"the settings cannot be read: {error}.", hint="Check the file."
        ) from error
    unknown = sorted(
        kept.keys() - {setting.name for setting in fields(ServingSettings)}
    )
    if unknown:
        raise UsageError(
            f"{file} holds what is no setting: {', '.join(unknown)}.",
            hint="See `enishi serve --help` for the names.",
        )
    return kept


def _fitting(setting: "Field[Any]", value: Any, source: str) -> str | float:  # noqa: ANN401 - anything may stand in a file
    """Return a value in the type of its setting."""
    kind: type[str | int | float] = type(setting.default)  # type: ignore[assignment]
    try:
        fitting: str | float = kind(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise _unfit(setting.name, value, source, f"a {_NAMES[kind]}") from error
    # A number in a file may be no whole one, or a truth value.
    if isinstance(value, bool) or (isinstance(value, float) and fitting != value):
        raise _unfit(setting.name, value, source, f"a {_NAMES[kind]}")
    choices = setting.metadata["choices"]
    if choices and fitting not in choices:
        raise _unfit(setting.name, value, source, " or ".join(choices))
    least = setting.metadata["least"]
    if not isinstance(fitting, str) and not least <= fitting < math.inf:
        wanted = "more than 0" if least == SOMETHING else f"{least} or more"
        raise _unfit(setting.name, value, source, wanted)
    return fitting


def _unfit(name: str, value: object, source: str, wanted: str) -> UsageError:
    return UsageError(
        f"the setting {name} is {value!r} ({source}).", hint=f"It must be {wanted}."
    )
