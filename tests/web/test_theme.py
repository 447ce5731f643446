"""Light or dark."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_is_remembered(
    guide: str, ask: Callable[..., Any], theme: str
) -> None:
    """The cookie is set, the address is as before, and the next page obeys."""
    reply = ask(f"{guide}/styleguide?page=2&theme={theme}")
    cookie = reply.cookies[0].split(";")[0]

    assert reply.status == 303
    assert reply.headers["Location"] == "/styleguide?page=2"
    page = ask(f"{guide}/styleguide", Cookie=cookie).text
    assert f'data-theme="{theme}"' in page


def test_the_system_decides_until_the_reader_does(
    guide: str, ask: Callable[..., Any]
) -> None:
    """Without a cookie, or with one that means nothing, no theme is forced."""
    for cookie in ("", "theme=auto", "theme=<script>"):
        page = ask(f"{guide}/styleguide", Cookie=cookie).text

        assert "data-theme=" not in page.split(">", 2)[1]


def test_the_switch_leads_nowhere_else(guide: str, ask: Callable[..., Any]) -> None:
    """An address that looks like another host's stays on ours."""
    reply = ask(f"{guide}//evil.example/?theme=dark")

    assert reply.headers["Location"].startswith(("/evil.example", f"{guide}/"))
