"""The style guide: every component with words of the real documents.

It is registered only when the settings say ``debug``; browser tests and screenshots
look at it, and whoever writes a page copies from it.
"""

from flask import Blueprint, abort, render_template

from enishi.web.chart import Amount, BarChart, bars
from enishi.web.language import current_language
from enishi.web.pagination import Pagination


def styleguide_blueprint() -> Blueprint:
    """Return the blueprint that serves ``/styleguide``."""
    blueprint = Blueprint("styleguide", __name__, url_prefix="/styleguide")

    @blueprint.get("")
    def guide() -> str:
        return render_template(
            "styleguide/guide.html",
            chart=_ratings(),
            pages=Pagination(total=150, size=20, number=4),
        )

    @blueprint.get("/query")
    def query() -> str:
        return render_template("styleguide/query.html")

    @blueprint.get("/failure")
    def failure() -> str:
        abort(404)

    return blueprint


def _ratings() -> BarChart:
    """Return the Kawasaki sheet's 150 ratings of FY2021, counted in the document."""
    japanese = current_language() == "ja"
    rows = (
        ("目標を上回って達成", "Above the target", 1, "good"),
        ("ほぼ目標どおり", "About on target", 122, "plain"),
        ("目標を下回った", "Below the target", 27, "poor"),
    )
    return BarChart(
        caption=(
            "取組の達成度（令和3年度、150件）"
            if japanese
            else "Achievement of initiatives (FY2021, 150 rows)"
        ),
        label_heading="達成度" if japanese else "Achievement",
        size_heading="件数" if japanese else "Rows",
        bars=bars(
            Amount(
                label=name_ja if japanese else name_en,
                size=count,
                text=str(count),
                tone=tone,
            )
            for name_ja, name_en, count, tone in rows
        ),
    )
