// A table of any length: only the rows on the screen are in the page. It is one HTML
// table with a head that sorts; empty rows above and below keep the place of the others.
import { Names } from "./names";
import { compared } from "./sorting";
import { isNumber, pageOf, readTerm, shortAddress, type Term } from "./terms";

const ROW_PX = 36;
const BEYOND = 12;
/** Rows that are kept at most; a browser cannot scroll through many more. */
export const KEPT = 500_000;

interface Column {
  name: string;
  value: number;
  label: number;
}

export interface GridWords {
  caption: string;
  filter: string;
  shown: string;
}

export class Grid {
  readonly element: HTMLElement;
  readonly #words: GridWords;
  readonly #scroll: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #body: HTMLTableSectionElement;
  readonly #count: HTMLElement;
  readonly #columns: Column[];
  readonly #names: Names;
  readonly #lines: string[] = [];
  #order: number[] | null = null;
  #numeric = new Set<number>();
  #frame = 0;
  #drawn = "";

  constructor(variables: string[], words: GridWords) {
    this.#words = words;
    this.#columns = columnsOf(variables);
    this.#names = new Names(() => this.#refresh());
    this.element = make("div", "grid");
    const box = make("input", "input narrowing") as HTMLInputElement;
    box.type = "search";
    box.placeholder = words.filter;
    box.setAttribute("aria-label", words.filter);
    box.addEventListener("input", () => this.#narrow(box.value));
    this.#count = make("p", "grid-count");
    this.#scroll = make("div", "table-scroll grid-scroll");
    this.#scroll.tabIndex = 0;
    this.#scroll.setAttribute("role", "region");
    this.#scroll.setAttribute("aria-label", words.caption);
    this.#table = make("table") as HTMLTableElement;
    this.#table.append(this.#head());
    this.#body = this.#table.createTBody();
    this.#scroll.append(this.#table);
    this.#scroll.addEventListener("scroll", () => this.#later(), { passive: true });
    this.element.append(box, this.#count, this.#scroll);
  }

  get size(): number {
    return this.#lines.length;
  }

  /** Add rows as they arrive; lines of tab-separated values. */
  add(lines: string[]): void {
    for (const line of lines) {
      if (this.#lines.length < KEPT) this.#lines.push(line);
    }
    if (this.#numeric.size === 0) this.#findNumbers();
    this.#later();
  }

  #head(): HTMLTableSectionElement {
    const head = document.createElement("thead");
    const row = head.insertRow();
    for (const [place, column] of this.#columns.entries()) {
      const cell = document.createElement("th");
      cell.scope = "col";
      const button = make("button", "sort-button") as HTMLButtonElement;
      button.type = "button";
      button.textContent = column.name;
      button.addEventListener("click", () => this.#sort(place, cell));
      cell.append(button);
      row.append(cell);
    }
    return head;
  }

  #findNumbers(): void {
    for (const [place, column] of this.#columns.entries()) {
      const terms = this.#lines
        .slice(0, 20)
        .map((line) => readTerm(line.split("\t")[column.value] ?? ""));
      if (terms.some(isNumber) && terms.every((term) => !term || isNumber(term))) {
        this.#numeric.add(place);
      }
    }
  }

  #sort(place: number, head: HTMLTableCellElement): void {
    const goesUp = head.getAttribute("aria-sort") !== "ascending";
    for (const other of this.#table.querySelectorAll("th[aria-sort]")) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", goesUp ? "ascending" : "descending");
    const column = this.#columns[place];
    if (!column) return;
    const at = column.label >= 0 ? column.label : column.value;
    const keys = this.#rows().map(
      (row) =>
        [readTerm(this.#lines[row]?.split("\t")[at] ?? "")?.value ?? "", row] as const,
    );
    keys.sort(([a], [b]) => (goesUp ? compared(a, b) : compared(b, a)));
    this.#order = keys.map(([, row]) => row);
    this.#refresh();
  }

  #narrow(words: string): void {
    const wanted = words.normalize("NFKC").toLowerCase();
    this.#order = null;
    if (wanted !== "") {
      this.#order = this.#rows().filter((row) =>
        (this.#lines[row] ?? "").normalize("NFKC").toLowerCase().includes(wanted),
      );
    }
    for (const other of this.#table.querySelectorAll("th[aria-sort]")) {
      other.removeAttribute("aria-sort");
    }
    this.#scroll.scrollTop = 0;
    this.#refresh();
  }

  #rows(): number[] {
    return this.#order ?? Array.from(this.#lines, (_, row) => row);
  }

  #later(): void {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    }
  }

  #refresh(): void {
    this.#drawn = "";
    this.#later();
  }

  #draw(): void {
    const total = this.#order?.length ?? this.#lines.length;
    const room = Math.ceil(this.#scroll.clientHeight / ROW_PX) || 20;
    const first = Math.max(0, Math.floor(this.#scroll.scrollTop / ROW_PX) - BEYOND);
    const last = Math.min(total, first + room + 2 * BEYOND);
    const drawn = `${first}-${last}-${total}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#table.setAttribute("aria-rowcount", String(total + 1));
    const rows: Node[] = [space(first * ROW_PX)];
    for (let place = first; place < last; place += 1) {
      const row = this.#order ? this.#order[place] : place;
      if (row !== undefined) rows.push(this.#row(this.#lines[row] ?? "", place));
    }
    rows.push(space((total - last) * ROW_PX));
    this.#body.replaceChildren(...rows);
    this.#count.textContent = filled(
      this.#words.shown,
      total.toLocaleString(),
      this.#lines.length.toLocaleString(),
    );
  }

  #row(line: string, place: number): HTMLTableRowElement {
    const cells = line.split("\t");
    const row = document.createElement("tr");
    row.setAttribute("aria-rowindex", String(place + 2));
    for (const [at, column] of this.#columns.entries()) {
      const cell = row.insertCell();
      const label = column.label < 0 ? null : readTerm(cells[column.label] ?? "");
      if (this.#numeric.has(at)) cell.className = "number";
      fill(cell, readTerm(cells[column.value] ?? ""), label, this.#names);
    }
    return row;
  }
}

function columnsOf(variables: string[]): Column[] {
  const names = variables.map((name) => name.replace(/^[?$]/, ""));
  const columns: Column[] = [];
  for (const [value, name] of names.entries()) {
    const thing = name.endsWith("Label") ? name.slice(0, -5) : "";
    if (thing !== "" && names.includes(thing)) continue;
    columns.push({ name: thing || name, value, label: names.indexOf(`${name}Label`) });
  }
  return columns;
}

function fill(
  cell: HTMLElement,
  term: Term | null,
  label: Term | null,
  names: Names,
): void {
  if (!term) {
    if (label) cell.textContent = label.value;
    return;
  }
  if (term.kind !== "iri") {
    const text = make("span");
    text.textContent = term.value;
    if (term.language) text.lang = term.language;
    cell.append(text);
    return;
  }
  const address = shortAddress(term.value);
  const name = label?.value ?? names.of(term.value);
  const href = pageOf(term.value);
  const shown = make(href === "" ? "span" : "a");
  if (shown instanceof HTMLAnchorElement) shown.href = href;
  shown.textContent = name || address;
  if (label?.language) shown.lang = label.language;
  cell.append(shown);
  if (name !== "" && name !== address) {
    const code = make("code", "cell-address");
    code.textContent = address;
    cell.append(" ", code);
  }
}

function space(height: number): HTMLTableRowElement {
  const row = document.createElement("tr");
  row.className = "grid-space";
  row.setAttribute("aria-hidden", "true");
  const cell = row.insertCell();
  cell.colSpan = 1000;
  cell.style.height = `${Math.max(0, height)}px`;
  return row;
}

/** Put values into the places `{0}`, `{1}` of a text. */
export function filled(text: string, ...values: string[]): string {
  return text.replace(/\{(\d)\}/g, (_, place: string) => values[Number(place)] ?? "");
}

function make(name: string, className = ""): HTMLElement {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  return element;
}
