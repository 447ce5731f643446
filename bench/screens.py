"""Pictures of every kind of page: both languages, both themes, phone and desk.

Run by hand: ``.venv/bin/python bench/screens.py``; ``--help`` says how to take some.
The pictures go into ``screenshots/``, which git does not keep. Beside each set of eight
there is one sheet with all of them, to look at them at once. What a browser complains
of, and pages wider than the window, are printed.
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
from visiting import pages, site

CHROMIUM: Final = "/usr/bin/chromium"
FOLDER: Final = Path(__file__).parents[1] / "screenshots"
LANGUAGES: Final = ("ja", "en")
THEMES: Final = ("light", "dark")
WIDTHS: Final = (1440, 390)
HIGHEST: Final = 2400
"""Pixels of a page that a picture shows; what follows looks alike."""

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

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}"


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
    )
    for kind, path in kinds.items():
        page = listened_to(context.new_page(), kind, urlsplit(address).netloc)
        try:
            picture(page, address + path, FOLDER / f"{file_name(kind)}-{look}.png")
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


def sheets(browser: Browser, kinds: dict[str, str]) -> Iterator[Path]:
    """Put the pictures of each kind of page side by side."""
    page = browser.new_page(viewport={"width": 3200, "height": 1400})
    for kind in kinds:
        names = [f"{file_name(kind)}-{look}.png" for look in LOOKS]
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
            for kind, path in pages(address).items()
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
        for look in (look for look in LOOKS if str(look) in asked.looks):
            taken(browser, address, kinds, look)
            print(f"{look}: {len(kinds)} pages", flush=True)
        made = list(sheets(browser, kinds))
        print(f"{len(made)} sheets in {FOLDER.name}/")
        browser.close()


if __name__ == "__main__":
    run()
