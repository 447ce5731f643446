"""A query as a notebook that asks it again and shows the answer."""

import hashlib
import json
from typing import Any

from enishi.web.messages import gettext
from enishi.web.workbench.snippets import Subject, python_text


def notebook_of(subject: Subject, citation: str) -> str:
    """Return a notebook in the format of Jupyter (nbformat 4.5).

    Args:
        subject: What it asks.
        citation: How to cite the answer.
    """
    link, version = subject.link, subject.version
    about = (
        f"# {' '.join(subject.title.split())}\n\n"
        + gettext("Permanent link: %(link)s", link=f"<{link}>")
        + "\n\n"
        + gettext("Version of the graph: %(version)s", version=version or "–")
        + "\n\n"
        + gettext("Cite as: %(citation)s", citation=citation)
    )
    ask = (
        "from urllib.parse import urlencode\n\n"
        "import pandas as pd\n\n"
        f"endpoint = {json.dumps(subject.endpoint)}\n"
        f"query = {python_text(subject.query)}\n\n"
        "address = f\"{endpoint}?{urlencode({'query': query, 'format': 'csv'})}\"\n"
        "table = pd.read_csv(address)\n"
        "table"
    )
    cells = [
        _cell("markdown", about),
        _cell("code", "%pip install --quiet pandas"),
        _cell("code", ask),
        _cell("code", "table.describe(include='all')"),
    ]
    whole = {
        "cells": cells,
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cell(kind: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": hashlib.sha256(source.encode()).hexdigest()[:8],
        "metadata": {},
        "source": source.splitlines(keepends=True),
    }
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell
