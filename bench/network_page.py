"""How fast a network opens in a browser, and how smoothly a large one moves.

Run by hand: ``.venv/bin/python bench/network_page.py [--address URL] [--gpu]``. The
network of everything is opened again and again, each time by a browser that has seen
nothing yet, until all of it is drawn. Then the same page is given a made network of
5,000 nodes and 20,000 ties, which is dragged and zoomed while the time of each frame is
taken. Without ``--gpu`` the browser draws by software, on the same cores as the server:
the worst case.
"""

import argparse
import json
import random
import statistics
import time
from typing import Final

from playwright.sync_api import Browser, Page, Route, sync_playwright
from visiting import site

CHROMIUM: Final = "/usr/bin/chromium"
QUIET: Final = ("--no-sandbox", "--disable-quic", "--no-first-run")
SOFTWARE: Final = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
PAGE: Final = "/network/whole-graph"
DRAWN: Final = "[data-drawn]"
OPENINGS: Final = 7
NODES, TIES = 5_000, 20_000
STEPS: Final = 60
STEP_MS: Final = 16
RECORD: Final = """() => {
  window.frames_ = []; window.recording_ = true;
  let last = performance.now();
  const tick = (now) => {
    window.frames_.push(now - last); last = now;
    if (window.recording_) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""
TAKE: Final = "() => { window.recording_ = false; return window.frames_.slice(2); }"


def made_network() -> str:
    """Return a network of uneven degrees and groups in the form the page fetches."""
    chance = random.Random(1)  # noqa: S311 - to draw a picture
    nodes = []
    for number in range(NODES):
        group = number % 6
        x, y = chance.gauss(group % 3 * 300, 90), chance.gauss(group // 3 * 300, 90)
        size = 3.5 + 10 * chance.paretovariate(2) / 10
        nodes.append((f"made/{number}", f"点 {number}", group, x, y, size))
    weights = [1 / (place + 1) ** 0.5 for place in range(NODES)]
    ends = chance.choices(range(NODES), weights, k=2 * TIES)
    edges = [(a, b, 1) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    groups = [(f"Group {one}", f"#{one + 2}a7fb5") for one in range(6)]
    return json.dumps(
        {"version": "made", "groups": groups, "nodes": nodes, "edges": edges}
    )


def opening(browser: Browser, address: str) -> float:
    """Return the seconds until everything is drawn, for a reader who is new."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        start = time.perf_counter()
        page.goto(f"{address}{PAGE}", wait_until="commit")
        page.wait_for_selector(DRAWN)
        return time.perf_counter() - start


class Watch:
    """Times of a page while it moves.

    Args:
        page: The page.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._metrics = page.context.new_cdp_session(page)
        # Work of the page's own thread, whatever else the machine does meanwhile.
        self._metrics.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
        self._metrics.send("Performance.enable")
        self._worked = 0.0

    def begin(self) -> None:
        """Start to take times."""
        self._worked = self._working()
        self._page.evaluate(RECORD)

    def end(self, name: str, moves: int) -> None:
        """Print the times since the beginning.

        Args:
            name: What was done.
            moves: How often.
        """
        frames = self._page.evaluate(TAKE)
        work = (self._working() - self._worked) / moves * 1000
        late = statistics.quantiles(frames, n=20)[18]
        print(
            f"{name:6} {work:5.1f} ms of the page's thread for a move; "
            f"{len(frames):4} frames, median {statistics.median(frames):5.1f} ms, "
            f"p95 {late:5.1f} ms"
        )

    def _working(self) -> float:
        found = self._metrics.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in found if one["name"] == "TaskDuration")


def moved(page: Page) -> None:
    """Drag, zoom and hover, and print how long that takes.

    Raises:
        RuntimeError: If the drawing has no place on the page.
    """
    box = page.locator(".net-canvas").bounding_box()
    if box is None:
        raise RuntimeError("the drawing has no place on the page.")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    watch = Watch(page)
    page.mouse.move(x, y)
    watch.begin()
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(x + 3 * step, y + step)
        page.wait_for_timeout(STEP_MS)
    page.mouse.up()
    watch.end("drag", STEPS)
    watch.begin()
    for step in range(STEPS):
        page.mouse.wheel(0, -60 if step < STEPS // 2 else 60)
        page.wait_for_timeout(STEP_MS)
    watch.end("zoom", STEPS)
    watch.begin()
    for step in range(STEPS):
        page.mouse.move(x - 4 * step, y - 2 * step)
        page.wait_for_timeout(STEP_MS)
    watch.end("hover", STEPS)


def smoothness(browser: Browser, address: str) -> None:
    """Print how long it takes to draw and move a large network."""
    network = made_network()

    def give(route: Route) -> None:
        route.fulfill(body=network, content_type="application/json")

    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.route("**/drawing.json*", give)
        start = time.perf_counter()
        page.goto(f"{address}{PAGE}", wait_until="commit")
        page.wait_for_selector(DRAWN)
        seconds = time.perf_counter() - start
        print(f"\n{NODES} nodes, {TIES} ties: drawn after {seconds:.2f} s")
        page.locator(".net-canvas").scroll_into_view_if_needed()
        moved(page)


def main() -> None:
    """Measure everything once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="", help="a site that runs already")
    parser.add_argument("--gpu", action="store_true", help="draw by the graphics card")
    asked = parser.parse_args()
    arguments = [*QUIET, *(() if asked.gpu else SOFTWARE)]
    with site(asked.address) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        first, *others = [opening(browser, address) for _ in range(OPENINGS)]
        print(f"{PAGE}: first {first:.2f} s", end=", ")
        print(
            f"then median {statistics.median(others):.2f} s, best {min(others):.2f} s"
        )
        smoothness(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
