"""What the editor's script says, in the reader's language."""

from enishi.web.messages import gettext


def script_words() -> dict[str, str]:
    """Return the words by the keys that the script knows.

    ``{0}`` and ``{1}`` are filled in by the script.
    """
    return {
        "waiting": gettext("Waiting for the answer … {0} s"),
        "receiving": gettext("{0} rows so far … {1} s"),
        "done": gettext("{0} rows in {1} s"),
        "cancelled": gettext("Cancelled after {0} s. The query is kept."),
        "broken": gettext("The answer broke off after {0} rows: it is not whole. {1}"),
        "refused": gettext("No answer after {0} s. The query is kept."),
        "unreachable": gettext("The server cannot be reached. The query is kept."),
        "place": gettext("Go to line {0}, column {1}"),
        "filter": gettext("Filter these rows"),
        "shown": gettext("{0} of {1} rows"),
        "caption": gettext("Rows of the answer"),
        "triples": gettext("{0} triples so far … {1} s"),
        "made": gettext("{0} triples in {1} s"),
        "part": gettext(
            "Cancelled: the {0} rows that had come are only a part of the answer."
        ),
        "kept": gettext(
            "The table keeps the first {0} rows; the downloads have all of them."
        ),
        "subject": gettext("Subject"),
        "property": gettext("Property"),
        "value": gettext("Value"),
        "editor": gettext("SPARQL query"),
    }
