"""The factory that makes the web application."""

from collections.abc import Iterable

from flask import Blueprint, Flask

from enishi.resources import folder
from enishi.web import (
    compression,
    failures,
    headers,
    language,
    messages,
    navigation,
    theme,
    wording,
)
from enishi.web.addresses import address_with
from enishi.web.assets import Assets, assets_blueprint
from enishi.web.kept_pages import KeptPages
from enishi.web.navigation import IN_MEMORY
from enishi.web.settings import WebSettings
from enishi.web.styleguide import styleguide_blueprint


def create_app(settings: WebSettings, blueprints: Iterable[Blueprint] = ()) -> Flask:
    """Make the web application: the shell here, the pages by blueprints.

    Args:
        settings: What the operator decided.
        blueprints: The pages, one blueprint per noun. Their templates extend
            ``base.html``; a section of the header appears when its path is served.

    Returns:
        A WSGI application that shares nothing with any other one made here.

    Raises:
        SourceError: If templates or message catalogues are missing or damaged.
    """
    app = Flask(
        __name__,
        static_folder=None,
        template_folder=str(folder("web/templates")),
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    assets = Assets(settings.assets, watched=settings.debug)
    app.jinja_env.globals.update(
        address_with=address_with,
        asset=assets.entry,
        graph_version=settings.graph_version,
        is_large=settings.is_large,
    )
    # What runs after a request runs in the reverse of this order: packing comes last
    # but one.
    kept = KeptPages("" if settings.debug else settings.graph_version)
    kept.install(app)
    compression.install(app)
    headers.install(app)
    language.install(app)
    theme.install(app)
    kept.answer_for(app)
    messages.install(app, folder("web/i18n"))
    wording.install(app)
    failures.install(app, IN_MEMORY if settings.is_large else ())
    app.register_blueprint(assets_blueprint(assets))
    if settings.debug:
        app.register_blueprint(styleguide_blueprint())
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    navigation.install(app)
    return app
