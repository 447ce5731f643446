"""Which of the two languages a reader gets."""

import re
from typing import Final, Literal

from flask import Flask, Response, g, request
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept

Language = Literal["ja", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")
FALLBACK: Final[Language] = "en"
"""For readers who ask for neither language."""

COOKIE: Final = "lang"
COOKIE_SECONDS: Final = 365 * 24 * 60 * 60

_RUN: Final = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff々〆][\u3000-\u30ff\u3400-\u9fff々〆\uff00-\uffef]*"
)
_JAPANESE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff々〆]")


def choose(asked: str, remembered: str, accepted: LanguageAccept) -> Language:
    """Return the language for one request.

    Args:
        asked: The ``lang`` argument of the address; it goes first.
        remembered: The ``lang`` cookie; it goes second.
        accepted: The ``Accept-Language`` header; it goes third.
    """
    for word in (asked, remembered):
        for language in LANGUAGES:
            if word == language:
                return language
    for tag, quality in accepted:  # the best-liked first
        for language in LANGUAGES:
            if quality > 0 and tag.partition("-")[0].lower() == language:
                return language
    return FALLBACK


def current_language() -> Language:
    """Return the language of the request being answered."""
    language: Language = g.get("language", FALLBACK)
    return language


def tongue(text: str) -> str:
    """Return the language of a text that came without one, unless it is the reader's.

    Args:
        text: A name or a text as printed in a Japanese document.

    Returns:
        ``ja`` for a reader of English if most of its letters are Japanese; else "".
    """
    if current_language() == "ja":
        return ""
    letters = sum(one.isalpha() for one in text)
    japanese = len(_JAPANESE.findall(text))
    return "ja" if japanese * 2 > letters else ""


def _attribute(text: str) -> Markup:
    """Return the attribute that says a text's language, or nothing."""
    tag = tongue(str(text))
    return Markup(' lang="{}"').format(tag) if tag else Markup("")


def tongues(text: str) -> Markup:
    """Return a sentence with the Japanese names in it marked for a reader of English.

    Args:
        text: A sentence in the reader's language.
    """
    if current_language() == "ja":
        return Markup("{}").format(text)
    made, end = Markup(""), 0
    for run in _RUN.finditer(text):
        made += text[end : run.start()]
        made += Markup('<span lang="ja">{}</span>').format(run[0])
        end = run.end()
    return made + text[end:]


def install(app: Flask) -> None:
    """Let an application choose, remember and announce the language."""
    app.before_request(_choose_for_request)
    app.after_request(_announce)
    app.jinja_env.filters["tongue"] = _attribute
    app.jinja_env.filters["tongues"] = tongues
    app.jinja_env.globals.update(current_language=current_language, languages=LANGUAGES)


def _choose_for_request() -> None:
    g.language = choose(
        request.args.get(COOKIE, ""),
        request.cookies.get(COOKIE, ""),
        request.accept_languages,
    )


def _announce(response: Response) -> Response:
    if response.mimetype != "text/html":
        return response
    language = current_language()
    response.content_language.add(language)
    response.vary.update(("Accept-Language", "Cookie"))
    if request.args.get(COOKIE) == language != request.cookies.get(COOKIE):
        response.set_cookie(
            COOKIE,
            language,
            max_age=COOKIE_SECONDS,
            secure=request.is_secure,
            samesite="Lax",
        )
    return response
