"""Ready code that asks a query again, in the languages people work in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from enishi.catalog.query import Value
from enishi.web.messages import gettext, marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What code is written for.

    Attributes:
        endpoint: Whole address of ``/sparql``.
        query: The text, parameters bound.
        title: What it asks, on one line.
        link: Its permanent link.
        version: Version of the graph.
        name: The question of the library; "" for a visitor's own query.
        values: Its parameters.
    """

    endpoint: str
    query: str
    title: str
    link: str
    version: str
    name: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def csv(self) -> str:
        """The address of the answer as CSV."""
        return f"{self.endpoint}?{urlencode({'query': self.query, 'format': 'csv'})}"

    def heading(self, mark: str) -> str:
        """Return what the code is for, as comment lines."""
        title = " ".join(self.title.split())
        told = [
            title,
            self.link,
            f"Enishi graph {self.version}" if self.version else "",
        ]
        return "".join(f"{mark} {line}\n" for line in told if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """Code in one language.

    Attributes:
        key: A short name, for addresses.
        name: What the language or library is called.
        needs: What must be installed first; "" for nothing.
        code: The code.
    """

    key: str
    name: str
    needs: str
    code: str


def snippets_of(subject: Subject) -> tuple[Snippet, ...]:
    """Return the code in every language, in the order of the menu."""
    return tuple(
        Snippet(key=key, name=gettext(name), needs=needs, code=write(subject))
        for key, (name, needs, write) in _WRITERS.items()
        if subject.name or write is not _enishi
    )


def python_text(text: str) -> str:
    """Return a text as a Python literal over several lines."""
    body = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if body.endswith('"'):
        body = body[:-1] + '\\"'
    return f'"""{body}"""'


def r_text(text: str) -> str:
    """Return a text as a raw string of R, with as many dashes as it takes."""
    dashes = ""
    while f'){dashes}"' in text:
        dashes += "-"
    return f'r"{dashes}({text}){dashes}"'


def script_text(text: str) -> str:
    """Return a text as a template literal of JavaScript."""
    body = text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return f"`{body}`"


def power_text(text: str) -> str:
    """Return a text as a literal of Power Query's language M."""
    body = text.replace("#(", "#(#)(").replace('"', '""')
    return '"' + body.replace("\r", "").replace("\n", "#(lf)") + '"'


def shell_text(text: str) -> tuple[str, str]:
    """Return the start and the end of a here-document that holds a text."""
    word = "SPARQL"
    while word in text.splitlines():
        word += "_"
    return f"<<'{word}'", word


def _pandas(subject: Subject) -> str:
    return (
        f"{subject.heading('#')}"
        "from urllib.parse import urlencode\n\n"
        "import pandas as pd\n\n"
        f"endpoint = {json.dumps(subject.endpoint)}\n"
        f"query = {python_text(subject.query)}\n\n"
        "address = f\"{endpoint}?{urlencode({'query': query, 'format': 'csv'})}\"\n"
        "table = pd.read_csv(address)\n"
        "print(table)\n"
    )


def _wrapper(subject: Subject) -> str:
    return (
        f"{subject.heading('#')}"
        "from SPARQLWrapper import JSON, SPARQLWrapper\n\n"
        f"endpoint = SPARQLWrapper({json.dumps(subject.endpoint)})\n"
        f"endpoint.setQuery({python_text(subject.query)})\n"
        "endpoint.setReturnFormat(JSON)\n"
        "answer = endpoint.queryAndConvert()\n"
        'for row in answer["results"]["bindings"]:\n'
        '    print({name: term["value"] for name, term in row.items()})\n'
    )


def _rdflib(subject: Subject) -> str:
    return (
        f"{subject.heading('#')}"
        "from rdflib import Graph\n"
        "from rdflib.plugins.stores.sparqlstore import SPARQLStore\n\n"
        f"store = SPARQLStore({json.dumps(subject.endpoint)})\n"
        f"rows = Graph(store).query({python_text(subject.query)})\n"
        "for row in rows:\n"
        "    print(row.asdict())\n"
    )


def _enishi(subject: Subject) -> str:
    values = {
        name: value if isinstance(value, str | int) else list(value)
        for name, value in subject.values.items()
    }
    said = json.dumps(values, ensure_ascii=False, indent=4)
    return (
        f"{subject.heading('#')}"
        "import enishi\n\n"
        "graph = enishi.open()\n"
        f"values = {said}\n"
        f"answer = graph.query({json.dumps(subject.name)}, **values)\n"
        "print(answer.to_pandas())\n"
    )


def _r(subject: Subject) -> str:
    return (
        f"{subject.heading('#')}"
        f"endpoint <- {json.dumps(subject.endpoint)}\n"
        f"query <- {r_text(subject.query)}\n\n"
        'address <- paste0(endpoint, "?format=csv&query=",\n'
        "                  URLencode(enc2utf8(query), reserved = TRUE))\n"
        'answer <- read.csv(url(address, encoding = "UTF-8"))\n'
        "print(answer)\n"
    )


def _script(subject: Subject) -> str:
    return (
        f"{subject.heading('//')}"
        f"const endpoint = {json.dumps(subject.endpoint)};\n"
        f"const query = {script_text(subject.query)};\n\n"
        "const answer = await fetch(endpoint, {\n"
        '  method: "POST",\n'
        '  headers: { Accept: "application/sparql-results+json" },\n'
        "  body: new URLSearchParams({ query }),\n"
        "});\n"
        "if (!answer.ok) throw new Error(await answer.text());\n"
        "const { results } = await answer.json();\n"
        "for (const row of results.bindings) {\n"
        "  const values = Object.entries(row).map(([name, term]) => "
        "[name, term.value]);\n"
        "  console.log(Object.fromEntries(values));\n"
        "}\n"
    )


def _curl(subject: Subject) -> str:
    start, end = shell_text(subject.query)
    return (
        f"{subject.heading('#')}"
        f"curl --fail-with-body {_quoted(subject.endpoint)} \\\n"
        "  --header 'Accept: text/csv' \\\n"
        f"  --data-urlencode query@- {start}\n"
        f"{subject.query}\n{end}\n"
    )


def _power(subject: Subject) -> str:
    return (
        f"{subject.heading('//')}"
        "let\n"
        f"  Endpoint = {power_text(subject.endpoint)},\n"
        f"  Query = {power_text(subject.query)},\n"
        '  Asked = [query = Query, format = "csv"],\n'
        "  Answer = Web.Contents(Endpoint, [Query = Asked]),\n"
        '  Lines = Csv.Document(Answer, [Delimiter = ",", Encoding = 65001]),\n'
        "  Table = Table.PromoteHeaders(Lines, [PromoteAllScalars = true])\n"
        "in\n"
        "  Table\n"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


Writer = Callable[[Subject], str]
_WRITERS: Final[dict[str, tuple[str, str, Writer]]] = {
    "pandas": (marked("Python: pandas"), "pip install pandas", _pandas),
    "sparqlwrapper": (
        marked("Python: SPARQLWrapper"),
        "pip install SPARQLWrapper",
        _wrapper,
    ),
    "rdflib": (marked("Python: rdflib"), "pip install rdflib", _rdflib),
    "enishi": (marked("Python: enishi"), "pip install . pandas", _enishi),
    "r": (marked("R"), "", _r),
    "javascript": (marked("JavaScript"), "", _script),
    "curl": (marked("curl"), "", _curl),
    "power-query": (marked("Excel: Power Query"), "", _power),
}
