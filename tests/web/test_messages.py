"""Our own words, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from enishi.errors import SourceError
from enishi.web.app import create_app
from enishi.web.messages import gettext, ngettext, read_catalogues
from enishi.web.settings import WebSettings

ROOT = Path(__file__).parents[2]
JAPANESE = ROOT / "web/i18n/ja/LC_MESSAGES"
KEYWORDS = {**DEFAULT_KEYWORDS, "marked": None}
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}
FOLDERS = {"src/enishi/web": "python", "web/templates": "jinja2"}
PLACES = re.compile(r"%\((\w+)\)s")
KANA_OR_KANJI = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
NAMES = ("縁", "日本語")
"""Names of the product and of the language, which stay as they are in English."""


def used() -> set[str]:
    """Return every message of templates and code."""
    return {
        message if isinstance(message, str) else message[0]
        for folder, kind in FOLDERS.items()
        for _file, _line, message, _notes, _context in extract_from_dir(
            str(ROOT / folder), [("**.*", kind)], OPTIONS, keywords=KEYWORDS
        )
    }


def catalogues() -> Iterator[Catalog]:
    """Yield the Japanese catalogues."""
    for path in sorted(JAPANESE.glob("*.po")):
        with path.open("rb") as lines:
            yield read_po(lines, "ja", abort_invalid=True)


def japanese() -> dict[str, list[str]]:
    """Return the Japanese of each message; more than one if it is counted."""
    said = {}
    for catalogue in catalogues():
        for message in catalogue:
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                words = message.string
                said[key] = [words] if isinstance(words, str) else list(words or ())
    return said


def test_every_message_has_its_japanese() -> None:
    """Nothing in a template or in code is left in English for Japanese readers."""
    translated = {key for key, words in japanese().items() if all(words)}

    assert used() - translated == set()


def test_no_catalogue_holds_what_nobody_says() -> None:
    """A message that was changed in a template leaves nothing behind."""
    assert set(japanese()) - used() == set()


def test_no_message_is_doubtful() -> None:
    """A fuzzy entry would be shown, and might be wrong."""
    assert [
        message.id
        for catalogue in catalogues()
        for message in catalogue
        if message.id and message.fuzzy
    ] == []


def test_translations_name_the_same_values() -> None:
    """A place for a value that is missing, or misspelt, would fail on the page."""
    for english, words in japanese().items():
        for said in words:
            assert set(PLACES.findall(said)) == set(PLACES.findall(english)), english


def test_english_pages_hold_no_japanese_of_ours() -> None:
    """Outside the style guide, templates speak English and leave the rest to us."""
    for path in sorted((ROOT / "web/templates").rglob("*.html")):
        if "styleguide" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        for name in NAMES:
            text = text.replace(name, "")

        assert KANA_OR_KANJI.search(text) is None, path.name


def test_words_follow_the_request() -> None:
    """The same call gives each reader their own words, and counts as they do."""
    app = create_app(WebSettings())
    words = []
    for language in ("ja", "en"):
        with app.test_request_context(f"/?lang={language}"):
            app.preprocess_request()
            many = "%(count)s items read"
            counted = ngettext("%(count)s item read", many, 2, count=2)
            words.append((gettext("Search"), counted))

    assert words == [("検索", "読み取り2件"), ("Search", "2 items read")]


def test_a_damaged_catalogue_is_named(tmp_path: Path) -> None:
    """The error says which file it is."""
    folder = tmp_path / "ja/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "pages.po").write_text("nonsense\n", encoding="utf-8")

    with pytest.raises(SourceError, match=r"pages\.po"):
        read_catalogues(tmp_path)
