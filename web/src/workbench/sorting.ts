// Tables that the server made: sorted by their heads, narrowed by a box above them.

/** Make every table marked `data-answer-table` sortable and narrowable. */
export function sortTables(page: ParentNode): void {
  for (const place of page.querySelectorAll<HTMLElement>("[data-answer-table]")) {
    const table = place.querySelector("table");
    const body = table?.tBodies[0];
    if (!table || !body || body.rows.length < 2) continue;
    for (const [column, head] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
      sortBy(table, body, head, column);
    }
    if (body.rows.length > 8) narrowBy(place, body);
  }
}

function sortBy(
  table: HTMLTableElement,
  body: HTMLTableSectionElement,
  head: HTMLTableCellElement,
  column: number,
): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort-button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const goesUp = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.querySelectorAll("th[aria-sort]")) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", goesUp ? "ascending" : "descending");
    const rows = [...body.rows].map((row) => [valueOf(row.cells[column]), row] as const);
    rows.sort(([a], [b]) => (goesUp ? compared(a, b) : compared(b, a)));
    body.append(...rows.map(([, row]) => row));
  });
}

function valueOf(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset["sort"] ?? cell?.textContent?.trim() ?? "";
}

/** Order numbers by size and texts as a reader would; what is empty comes last. */
export function compared(a: string, b: string): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return COLLATOR.compare(a, b);
}

const COLLATOR = new Intl.Collator(document.documentElement.lang, { numeric: true });

function narrowBy(place: HTMLElement, body: HTMLTableSectionElement): void {
  const box = document.createElement("input");
  box.type = "search";
  box.className = "input narrowing";
  box.placeholder = place.dataset["filter"] ?? "";
  box.setAttribute("aria-label", box.placeholder);
  const none = document.createElement("p");
  none.className = "panel-note";
  none.setAttribute("role", "status");
  box.addEventListener("input", () => {
    const wanted = box.value.normalize("NFKC").toLowerCase();
    let shown = 0;
    for (const row of body.rows) {
      const text = row.textContent?.normalize("NFKC").toLowerCase() ?? "";
      row.hidden = !text.includes(wanted);
      if (!row.hidden) shown += 1;
    }
    none.textContent = shown === 0 ? (place.dataset["none"] ?? "") : "";
  });
  place.prepend(box);
  place.append(none);
}
