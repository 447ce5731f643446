"""Light or dark: the reader's system decides until the reader does."""

from typing import Final

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from enishi.web.addresses import address_with

THEMES: Final = ("auto", "light", "dark")
COOKIE: Final = "theme"
COOKIE_SECONDS: Final = 365 * 24 * 60 * 60


def current_theme() -> str:
    """Return the theme the reader chose: ``auto`` for none, ``light`` or ``dark``."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in THEMES else "auto"


def install(app: Flask) -> None:
    """Let an application remember the theme; ``?theme=`` works on every address."""
    app.before_request(_remember)
    app.jinja_env.globals.update(current_theme=current_theme, themes=THEMES)


def _remember() -> AnyResponse | None:
    chosen = request.args.get(COOKIE, "")
    if request.method != "GET" or chosen not in THEMES:
        return None
    # The page's own address stays free of the theme, so that it can be cited.
    response: AnyResponse = redirect(address_with(theme=None), 303, Response)
    response.set_cookie(
        COOKIE,
        chosen,
        max_age=COOKIE_SECONDS,
        secure=request.is_secure,
        samesite="Lax",
    )
    return response
