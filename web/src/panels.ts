// Panels that are still to be asked: fetched when they come near what is seen. Without
// script each has a link to a page of its own, and with it too until it has come.

const NEAR = "600px"; // how far below the window a panel is fetched

export function fetchPanels(page: Document): void {
  const waiting = page.querySelectorAll<HTMLElement>("[data-panel]");
  if (waiting.length === 0) {
    void drawWithin(page);
    return;
  }
  const watcher = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        watcher.unobserve(target);
        void fill(target);
      }
    },
    { rootMargin: `${NEAR} 0px` },
  );
  for (const panel of waiting) watcher.observe(panel);
  // On paper there is no scrolling: fetch all that is left.
  page.defaultView?.addEventListener("beforeprint", () => {
    for (const panel of page.querySelectorAll<HTMLElement>("[data-panel]")) void fill(panel);
  });
  void drawWithin(page);
}

async function fill(panel: HTMLElement): Promise<void> {
  const address = panel.dataset["panel"] ?? "";
  const link = panel.querySelector(".panel-wait");
  if (!address || !link) return;
  delete panel.dataset["panel"];
  panel.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const part = document.createElement("template");
    part.innerHTML = await answer.text();
    link.replaceWith(part.content);
    await drawWithin(panel);
  } catch {
    link.prepend(`${panel.dataset["failed"] ?? ""} `);
  } finally {
    panel.removeAttribute("aria-busy");
  }
}

/** Draw the maps of a part of the page; the drawing comes only where there is one. */
async function drawWithin(part: ParentNode): Promise<void> {
  if (!part.querySelector("[data-map]")) return;
  const { drawMaps } = await import("./map");
  await drawMaps(part);
}
