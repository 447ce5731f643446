"""Pages that a browser keeps and asks about, instead of fetching them again."""

from collections.abc import Iterable
from functools import partial

from flask import Blueprint, Response, g, request


def revalidate(blueprint: Blueprint, only: Iterable[str] = ()) -> None:
    """Give each page of a blueprint a tag, and answer 304 where it fits.

    Such a page depends on the graph, the address, the reader's language and theme, and
    on nothing else; `passing` takes an answer out that does.

    Args:
        blueprint: Its pages.
        only: The endpoints meant; all of the blueprint by default.
    """
    names = frozenset(f"{blueprint.name}.{name}" for name in only)
    blueprint.after_request(partial(_tagged, names))


def passing() -> None:
    """Say that the answer being made may be another one the next time."""
    g.is_passing = True


def _tagged(names: frozenset[str], response: Response) -> Response:
    if response.status_code != 200 or response.is_streamed or g.get("is_passing"):  # noqa: PLR2004 - HTTP
        return response
    if names and request.endpoint not in names:
        return response
    tag = g.get("page_tag", "")
    if tag and "ETag" not in response.headers:
        response.set_etag(tag, weak=True)
    else:
        response.add_etag()
    response.cache_control.no_cache = True
    response.make_conditional(request.environ)
    return response
