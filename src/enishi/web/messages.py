"""The product's own words in both languages.

The words in templates and code are the English ones; ``web/i18n/ja/LC_MESSAGES`` holds
their Japanese. The ``.po`` files are read when the application is made, so there is
nothing to compile and nothing to forget when installing.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations
from flask import Flask, current_app

from enishi.errors import SourceError
from enishi.web.language import LANGUAGES, Language, current_language

EXTENSION: Final = "enishi.messages"

Catalogues = Mapping[Language, NullTranslations]


def read_catalogues(folder: Path) -> Catalogues:
    """Read the words of every language.

    Args:
        folder: Holds ``<language>/LC_MESSAGES/*.po``; a language without a folder has
            the words as they stand in the templates.

    Raises:
        SourceError: If a file is not a message catalogue.
    """
    return {language: _read(folder, language) for language in LANGUAGES}


def _read(folder: Path, language: Language) -> NullTranslations:
    merged = Catalog(locale=language)
    for path in sorted((folder / language / "LC_MESSAGES").glob("*.po")):
        try:
            with path.open("rb") as lines:
                for message in read_po(lines, language, abort_invalid=True):
                    merged[message.id] = message
        except PoFileError as error:
            raise SourceError(
                f"not a message catalogue: {error}", document=path.name
            ) from error
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return Translations(compiled)


def marked(text: str) -> str:
    """Return a text as it is, marked for the catalogues; translate it where shown."""
    return text


def gettext(text: str, /, **values: object) -> str:
    """Return a text in the reader's language.

    Args:
        text: The English text, with ``%(name)s`` where a value goes.
        **values: What goes there.
    """
    said: str = _catalogue().ugettext(text)
    return said % values if values else said


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a text that depends on a count, in the reader's language.

    Args:
        one: The English text for one.
        many: The English text for any other count.
        count: The count; the texts can name it as ``%(num)s``.
        **values: What else goes into the text.
    """
    said: str = _catalogue().ungettext(one, many, count)
    return said % {"num": count, **values}


def install(app: Flask, folder: Path) -> None:
    """Give an application's templates ``{% trans %}``, ``_()`` and ``ngettext()``."""
    app.extensions[EXTENSION] = read_catalogues(folder)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    # The extension adds its methods to the environment only when it is asked to.
    install_callables = app.jinja_env.install_gettext_callables  # type: ignore[attr-defined]
    install_callables(
        lambda text: _catalogue().ugettext(text),
        lambda one, many, count: _catalogue().ungettext(one, many, count),
        newstyle=True,
        pgettext=lambda context, text: _catalogue().upgettext(context, text),
    )


def _catalogue() -> NullTranslations:
    catalogues: Catalogues = current_app.extensions[EXTENSION]
    return catalogues[current_language()]
