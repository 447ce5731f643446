const FADE_PX = 56; // what follows stays in sight, to tell that there is more

/** Move the row of sections, where it is wider than the window, to the current one. */
export function showSection(page: Document): void {
  const row = page.querySelector<HTMLElement>(".site-nav");
  const current = row?.querySelector<HTMLElement>("[aria-current]");
  if (!row || !current) return;
  const over = current.getBoundingClientRect().right - row.getBoundingClientRect().right;
  if (over > -FADE_PX) row.scrollLeft += over + FADE_PX;
}
