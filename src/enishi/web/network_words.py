"""A network in words: what it counts, and what its tools are called."""

from collections.abc import Mapping

from enishi.web.language import current_language
from enishi.web.messages import gettext, ngettext
from enishi.web.network_scene import Scene
from enishi.web.wording import fiscal_year, number


def counted(scene: Scene) -> str:
    """Return how many nodes and ties there are, what weights count, and the year."""
    language = current_language()
    network, choice = scene.network, scene.view.choice
    nodes, ties = len(network.nodes), len(network.edges)
    parts = [
        ngettext(
            "%(total)s node", "%(total)s nodes", nodes, total=number(nodes, language)
        ),
        ngettext("%(total)s tie", "%(total)s ties", ties, total=number(ties, language)),
        gettext("weight: %(unit)s", unit=network.unit.text(language)),
    ]
    if choice.year is not None:
        parts.append(fiscal_year(choice.year, language))
    if choice.minimum_weight:
        least = f"{choice.minimum_weight:g}"
        parts.append(gettext("weight from %(least)s", least=least))
    return " · ".join(parts)


def script_words() -> Mapping[str, str]:
    """Return the words of the tools that the script puts beside a drawing."""
    return {
        "find": gettext("Find a node"),
        "nearer": gettext("Nearer"),
        "farther": gettext("Farther"),
        "all": gettext("Show all"),
        "png": gettext("Save as PNG"),
        "year": gettext("Year"),
        "close": gettext("Close"),
        "open": gettext("Its page"),
        "ties": gettext("Its ties in the table"),
        "neighbours": gettext("Tied to"),
        "evidence": gettext("Records and passages of the tie with %s"),
        "wait": gettext("One moment …"),
        "failed": gettext("This could not be fetched."),
    }


def work_words() -> Mapping[str, str]:
    """Return the words of the bar that the script shows while the server works."""
    return {
        "wait": gettext("One moment …"),
        "cancel": gettext("Cancel"),
        "cancelled": gettext("Cancelled."),
        "failed": gettext("This could not be fetched."),
    }
