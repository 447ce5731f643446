"""Tests of the table of settings: what holds, and why."""

from pathlib import Path

import pytest

from enishi.cli.settings import ServingSettings, decided, origins
from enishi.errors import UsageError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with two settings."""
    path = tmp_path / "enishi.toml"
    path.write_text('port = 1\nhost = "a"\nseconds = 2\n', encoding="utf-8")
    return path


def test_arguments_come_before_environment_before_file_before_defaults(
    file: Path,
) -> None:
    """Each source is asked only if those before it are silent."""
    environment = {"ENISHI_PORT": "2", "ENISHI_SEED": "9"}
    arguments = {"settings": str(file), "host": None}
    settings = decided({**arguments, "port": 3}, environment)
    assert (settings.port, settings.host, settings.seconds) == (3, "a", 2.0)
    assert decided(arguments, environment).port == 2
    assert decided(arguments, {}).port == 1
    assert decided({}, {}) == ServingSettings()
    assert decided({}, {"ENISHI_SETTINGS": str(file)}).port == 1


def test_every_value_names_its_source(file: Path) -> None:
    """So that an operator sees why a value holds."""
    found = {
        origin.name: origin.source
        for origin in origins(
            {"rows": 1}, {"ENISHI_PORT": "2", "ENISHI_SETTINGS": str(file)}
        )
    }
    assert found["rows"] == "argument"
    assert found["port"] == "ENISHI_PORT"
    assert found["host"] == str(file)
    assert found["log"] == "default"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"ENISHI_PORT": "x"}, "port is 'x' .ENISHI_PORT.*whole number"),
        ({"ENISHI_WORKERS": "-1"}, "workers is '-1'.*0 or more"),
        ({"ENISHI_LOG": "xml"}, "log is 'xml'.*text or json"),
        ({"ENISHI_SECONDS": "nan"}, "seconds"),
        ({"ENISHI_SECONDS": "inf"}, "seconds is 'inf'"),
        ({"ENISHI_SECONDS": "0"}, "seconds is '0'.*more than 0"),
        ({"ENISHI_THREADS": "0"}, "threads is '0'.*1 or more"),
        ({"ENISHI_SETTINGS": "/no/such/file"}, "cannot be read"),
    ],
)
def test_what_does_not_fit_is_named_with_its_source(
    environment: dict[str, str], words: str
) -> None:
    """A wrong value ends with one sentence that says where it stands."""
    with pytest.raises(UsageError) as caught:
        decided({}, environment)
    assert caught.match(words)


@pytest.mark.parametrize("text", ["prot = 1", "port = ", "port = [1]"])
def test_a_file_that_is_wrong_is_refused(tmp_path: Path, text: str) -> None:
    """An unknown name, no TOML, a value of another type."""
    path = tmp_path / "enishi.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        decided({"settings": str(path)}, {})


@pytest.mark.parametrize("line", ["port = 80.5", "workers = true", "rows = 1e400"])
def test_number_in_a_file_is_taken_as_it_is_or_not_at_all(
    tmp_path: Path, line: str
) -> None:
    """Nothing is cut off."""
    path = tmp_path / "enishi.toml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(UsageError, match=f"{line.partition(' ')[0]} is .*enishi.toml"):
        decided({"settings": str(path)}, {})
