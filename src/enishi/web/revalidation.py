"""Pages that a browser keeps and asks about, instead of fetching them again."""

from flask import Blueprint, Response, request


def revalidate(blueprint: Blueprint) -> None:
    """Give each page of a blueprint a tag of its content, and answer 304 where it fits.

    A page differs by language, theme and graph; all of that is in its content.
    """
    blueprint.after_request(_tagged)


def _tagged(response: Response) -> Response:
    if response.status_code != 200 or response.is_streamed:  # noqa: PLR2004 - HTTP
        return response
    response.add_etag()
    response.cache_control.no_cache = True
    response.make_conditional(request.environ)
    return response
