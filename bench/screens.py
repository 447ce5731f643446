"""Pictures of every kind of page: both languages, both themes, phone and desk.

Run by hand: ``.venv/bin/python bench/screens.py``; ``--help`` says how to take some.
The pictures go into ``screenshots/``, which git does not keep. Beside each set of eight
there is one sheet with all of them, to look at them at once. What a browser complains
of, and pages wider than the window, are printed.

Other looks than the eight can be named: ``--looks ja-light-360 en-dark-2560`` for
other widths, ``en-light-794-print`` for paper (the printed sheets are in a PDF beside
the picture), ``ja-light-390-plain`` for a browser without script.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Request, sync_playwright
from visiting import fetched, pages, site

CHROMIUM: Final = "/usr/bin/chromium"
FOLDER: Final = Path(__file__).parents[1] / "screenshots"
LANGUAGES: Final = ("ja", "en")
THEMES: Final = ("light", "dark")
WIDTHS: Final = (1440, 390)
HIGHEST: Final = 2400
"""Pixels of a page that a picture shows; what follows looks alike."""

MORE: Final = {
    "search, start": "/search",
    "comparison, start": "/compare",
    "ties, organisations": "/ties?kind=organization",
    "measures": "/network/measures",
    "network, nothing left": "/network/city-partner?min=999",
    "path, unknown end": "/path?from=city/kawasaki&to=xyzzy",
    "answer as table": "/query/programs-by-word",
    "answer as bars": "/query/partner-countries",
    "answer as cross table": "/query/programs-by-field-and-city",
    "answer as map": "/query/partner-map",
    "answer as network": "/query/consortium-members",
    "answer as timeline": "/query/agreement-ages",
    "answer as number": "/query/fiscal-year-of-date",
    "answer, nothing found": "/query/programs-by-word?word=xyzzy",
    "editor, broken query": "/query?query=SELECT+%3Fs+WHERE+%7B",
    "bad request": "/query/fiscal-year-of-date?date=xyzzy",
    "broken link": "/q/xyzzy",
}
"""Pages that the measurements leave out: beginnings, views, what goes wrong."""

LINKED: Final = ("answer as map", r"/(?:q|embed)/[\w-]+")
"""The page that gives a permanent link and an embedded answer, and their form."""

TOO_WIDE: Final = (
    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
)
SCROLL: Final = """async () => {
  for (let y = 0; y < Math.min(document.body.scrollHeight, 6000); y += 700) {
    window.scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 60));
  }
  window.scrollTo(0, 0);
}"""
SHEET: Final = (
    "<style>body{{margin:0;background:#777;display:flex;gap:8px;align-items:start}}"
    "img{{height:1400px;object-fit:cover;object-position:top}}</style>{images}"
)


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a page."""

    language: str
    theme: str
    width: int
    way: str = ""

    def __str__(self) -> str:
        parts = (self.language, self.theme, str(self.width), self.way)
        return "-".join(filter(None, parts))

    @classmethod
    def read(cls, text: str) -> "Look":
        """Read what `str` writes."""
        language, theme, width, *way = text.split("-")
        return cls(language, theme, int(width), "".join(way))


LOOKS: Final = tuple(Look(*parts) for parts in product(LANGUAGES, THEMES, WIDTHS))


def file_name(kind: str) -> str:
    """Return a kind of page as part of a file's name."""
    return re.sub(r"\W+", "-", kind).strip("-").lower()


def taken(browser: Browser, address: str, kinds: dict[str, str], look: Look) -> None:
    """Take one look at every kind of page."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 900},
        color_scheme="dark" if look.theme == "dark" else "light",
        locale=look.language,
        reduced_motion="reduce",
        java_script_enabled=look.way != "plain",
    )
    for kind, path in kinds.items():
        page = listened_to(context.new_page(), kind, urlsplit(address).netloc)
        try:
            if look.way == "print":
                page.emulate_media(media="print")
            file = FOLDER / f"{file_name(kind)}-{look}.png"
            picture(page, address + path, file)
            if look.way == "print":
                page.pdf(path=file.with_suffix(".pdf"), format="A4")
        except Error as error:  # the other pages are worth a look
            complain(kind, f"{look}: {str(error).splitlines()[0]}")
        wide = page.evaluate(TOO_WIDE)
        if wide > 0:
            complain(kind, f"{look}: {wide} px wider than the window")
        page.close()
    context.close()


def listened_to(page: Page, kind: str, host: str) -> Page:
    """Return a page that tells when it complains or asks another host."""
    page.on("console", lambda said: complain(kind, said.text))
    page.on("pageerror", lambda error: complain(kind, str(error)))

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc not in {host, ""}:
            complain(kind, f"asks {request.url}")

    page.on("request", asked)
    return page


def picture(page: Page, address: str, file: Path) -> None:
    """Take a picture of a page once all its parts are there."""
    page.goto(address, wait_until="load")
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.set_viewport_size({"width": width, "height": min(height, HIGHEST)})
    page.screenshot(path=file)


def complain(kind: str, what: str) -> None:
    """Print what is wrong with a page."""
    print(f"{kind}: {what}", file=sys.stderr, flush=True)


def kinds_of_pages(address: str) -> dict[str, str]:
    """Return a path of every kind of page that has a look of its own."""
    start, form = LINKED
    found = pages(address) | MORE
    linked = set(re.findall(form, fetched(address + MORE[start])))
    return found | {path.split("/")[1]: path for path in sorted(linked)}


def sheets(
    browser: Browser, kinds: dict[str, str], looks: list[Look]
) -> Iterator[Path]:
    """Put the pictures of each kind of page side by side."""
    page = browser.new_page(viewport={"width": 3200, "height": 1400})
    for kind in kinds:
        names = [f"{file_name(kind)}-{look}.png" for look in looks]
        images = "".join(
            f"<img src='{(FOLDER / name).as_uri()}'>"
            for name in names
            if (FOLDER / name).is_file()
        )
        holder = FOLDER / "sheet.html"
        holder.write_text(SHEET.format(images=images), encoding="utf-8")
        page.goto(holder.as_uri())
        sheet = FOLDER / f"sheet-{file_name(kind)}.png"
        width = int(page.evaluate("document.body.scrollWidth"))
        page.set_viewport_size({"width": min(max(width, 800), 5000), "height": 1400})
        page.screenshot(path=sheet)
        yield sheet
    page.close()


def run() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="", help="a site that runs already")
    parser.add_argument("--only", nargs="*", default=[], help="words in kinds of page")
    parser.add_argument(
        "--looks", nargs="*", default=[str(look) for look in LOOKS], help="some looks"
    )
    asked = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    with site(asked.address) as address, sync_playwright() as playwright:
        kinds = {
            kind: path
            for kind, path in kinds_of_pages(address).items()
            if not asked.only or any(word in kind for word in asked.only)
        }
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--ignore-gpu-blocklist",
            ],
        )
        looks = [Look.read(text) for text in asked.looks]
        for look in looks:
            taken(browser, address, kinds, look)
            print(f"{look}: {len(kinds)} pages", flush=True)
        made = list(sheets(browser, kinds, looks))
        print(f"{len(made)} sheets in {FOLDER.name}/")
        browser.close()


if __name__ == "__main__":
    run()
