// A table of any length: only the rows on the screen are in the page. It is one HTML
// table with a head that sorts; empty rows above and below keep the place of the others.
import { columnsOf, fill, widthOf, type Column } from "./cells";
import { Names } from "./names";
import { chosenOf, orderedBy } from "./ordering";
import { compared } from "./sorting";
import { isNumber, readTerm } from "./terms";

const ROW_PX = 36;
const BEYOND = 12;
/** Rows by which the columns are laid out. */
const SAMPLED = 40;
/** Rows that are kept at most; a browser cannot scroll through many more. */
export const KEPT = 500_000;

interface GridWords {
  caption: string;
  filter: string;
  shown: string;
}

export class Grid {
  readonly element: HTMLElement;
  readonly #words: GridWords;
  readonly #scroll: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #count: HTMLElement;
  readonly #columns: Column[];
  readonly #names: Names;
  readonly #lines: string[] = [];
  #order: number[] | null = null;
  #fits: ((line: string) => boolean) | null = null;
  #arranging = 0;
  #numeric = new Set<number>();
  #frame = 0;
  #drawn = "";
  readonly #rowsShown = new Map<number, HTMLTableRowElement>();
  readonly #above: HTMLTableRowElement;
  readonly #below: HTMLTableRowElement;

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
    this.#above = space(this.#columns.length);
    this.#below = space(this.#columns.length);
    this.#table.createTBody().append(this.#above, this.#below);
    this.#scroll.append(this.#table);
    this.#scroll.addEventListener("scroll", () => this.#later(), { passive: true });
    this.element.append(box, this.#count, this.#scroll);
  }

  get size(): number {
    return this.#lines.length;
  }

  /** Whether its rows tie two things. */
  get hasTies(): boolean {
    const names = this.#columns.map((column) => column.name);
    return names.includes("source") && names.includes("target");
  }

  /** Add rows as they arrive; lines of tab-separated values. */
  add(lines: string[]): void {
    const before = this.#lines.length;
    for (const line of lines) {
      if (this.#lines.length < KEPT) this.#lines.push(line);
    }
    this.#append(before);
    if (before < SAMPLED) this.#layOut();
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

  /** Set what the first rows say of the columns: which hold numbers, and how wide. */
  #layOut(): void {
    const rows = this.#lines.slice(0, SAMPLED).map((line) => line.split("\t"));
    let total = 0;
    for (const [place, column] of this.#columns.entries()) {
      const terms = rows.map((row) => readTerm(row[column.value] ?? ""));
      if (terms.some(isNumber) && terms.every((term) => !term || isNumber(term))) {
        this.#numeric.add(place);
      } else {
        this.#numeric.delete(place);
      }
      const width = widthOf(column, rows);
      const head = this.#table.tHead?.rows[0]?.cells[place];
      if (head) head.style.inlineSize = `${width}ch`;
      total += width;
    }
    this.#table.style.minInlineSize = `max(100%, ${total}ch)`;
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
    void this.#arrange((rows, isOver) =>
      orderedBy(
        rows,
        (row) => readTerm(this.#lines[row]?.split("\t")[at] ?? "")?.value ?? "",
        (a, b) => (goesUp ? compared(a, b) : compared(b, a)),
        isOver,
      ),
    );
  }

  #narrow(words: string): void {
    const wanted = folded(words);
    for (const other of this.#table.querySelectorAll("th[aria-sort]")) {
      other.removeAttribute("aria-sort");
    }
    this.#scroll.scrollTop = 0;
    this.#order = null;
    this.#fits = wanted === "" ? null : (line) => folded(line).includes(wanted);
    if (!this.#fits) {
      this.#arranging += 1;
      this.#table.removeAttribute("aria-busy");
      return this.#refresh();
    }
    const fits = this.#fits;
    void this.#arrange((rows, isOver) =>
      chosenOf(rows, (row) => fits(this.#lines[row] ?? ""), isOver),
    );
  }

  /** Choose or order the rows; what is begun later takes the place of what is not done. */
  async #arrange(
    arranged: (rows: number[], isOver: () => boolean) => Promise<number[] | null>,
  ): Promise<void> {
    this.#arranging += 1;
    const turn = this.#arranging;
    const count = this.#lines.length;
    this.#table.setAttribute("aria-busy", "true");
    const order = await arranged(this.#rows(), () => this.#arranging !== turn);
    if (order === null) return;
    this.#order = order;
    // Rows that came meanwhile stand at the end.
    this.#append(count);
    this.#table.removeAttribute("aria-busy");
    this.#refresh();
  }

  #append(from: number): void {
    if (!this.#order) return;
    for (let row = from; row < this.#lines.length; row += 1) {
      if (!this.#fits || this.#fits(this.#lines[row] ?? "")) this.#order.push(row);
    }
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
    // Rows go only when others take their place: an emptier table would scroll away.
    if (this.#drawn === "") this.#forget();
    this.#drawn = drawn;
    this.#table.setAttribute("aria-rowcount", String(total + 1));
    this.#place(first, last, total);
    this.#count.textContent = filled(
      this.#words.shown,
      total.toLocaleString(),
      this.#lines.length.toLocaleString(),
    );
  }

  #forget(): void {
    for (const row of this.#rowsShown.values()) row.remove();
    this.#rowsShown.clear();
  }

  /** Put the rows of a window into the page; those that are there already stay. */
  #place(first: number, last: number, total: number): void {
    for (const [place, row] of this.#rowsShown) {
      if (place >= first && place < last) continue;
      row.remove();
      this.#rowsShown.delete(place);
    }
    let before: Element = this.#above;
    for (let place = first; place < last; place += 1) {
      let row = this.#rowsShown.get(place);
      if (!row) {
        row = this.#row(this.#lines[this.#order?.[place] ?? place] ?? "", place);
        before.after(row);
        this.#rowsShown.set(place, row);
      }
      before = row;
    }
    this.#above.cells[0]?.style.setProperty("block-size", `${first * ROW_PX}px`);
    const left = Math.max(0, total - last);
    this.#below.cells[0]?.style.setProperty("block-size", `${left * ROW_PX}px`);
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

/** A row that keeps the place of those that are not drawn. */
function space(columns: number): HTMLTableRowElement {
  const row = document.createElement("tr");
  row.className = "grid-space";
  row.setAttribute("aria-hidden", "true");
  row.insertCell().colSpan = columns;
  return row;
}

/** Put values into the places `{0}`, `{1}` of a text. */
export function filled(text: string, ...values: string[]): string {
  return text.replace(/\{(\d)\}/g, (_, place: string) => values[Number(place)] ?? "");
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function make(name: string, className = ""): HTMLElement {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  return element;
}
