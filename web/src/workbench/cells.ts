// The columns of a long table, and what stands in its cells.
import type { Names } from "./names";
import { pageOf, readTerm, shortAddress, type Term } from "./terms";

/** Figures that a column shows at most, and at least. */
const WIDEST = 44;
const NARROWEST = 6;
const MARGIN = 4;
/** Room for the address beside a name. */
const BESIDE = 20;

/** A variable, and where in a row its value and the name of that value stand. */
export interface Column {
  name: string;
  value: number;
  label: number;
}

/** Return the columns; a name and what it names are one. */
export function columnsOf(variables: string[]): Column[] {
  const names = variables.map((name) => name.replace(/^[?$]/, ""));
  const columns: Column[] = [];
  for (const [value, name] of names.entries()) {
    const thing = name.endsWith("Label") ? name.slice(0, -5) : "";
    if (thing !== "" && names.includes(thing)) continue;
    columns.push({ name: thing || name, value, label: names.indexOf(`${name}Label`) });
  }
  return columns;
}

/** Return how wide a column should be, in figures, by some of its rows. */
export function widthOf(column: Column, rows: string[][]): number {
  const lengths = rows.map((row) => lengthOf(row, column));
  const least = Math.max(NARROWEST, column.name.length + MARGIN, ...lengths);
  return Math.min(WIDEST, least);
}

/** Return about how wide a cell will be, in figures; a Japanese character takes two. */
function lengthOf(row: string[], column: Column): number {
  const label = column.label < 0 ? null : readTerm(row[column.label] ?? "");
  const term = label ?? readTerm(row[column.value] ?? "");
  const text = term?.kind === "iri" ? shortAddress(term.value) : (term?.value ?? "");
  const wide = text.replace(/[ -\u02ff]/g, "").length;
  return text.length + wide + (label ? MARGIN + BESIDE : MARGIN);
}

/** Put a term into a cell, by its name if it has one. */
export function fill(
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
    const text = document.createElement("span");
    text.textContent = term.value;
    if (term.language) text.lang = term.language;
    cell.append(text);
    return;
  }
  const address = shortAddress(term.value);
  const name = label?.value ?? names.of(term.value);
  const href = pageOf(term.value);
  const shown = document.createElement(href === "" ? "span" : "a");
  if (shown instanceof HTMLAnchorElement) shown.href = href;
  shown.textContent = name || address;
  if (label?.language) shown.lang = label.language;
  cell.append(shown);
  if (name !== "" && name !== address) {
    const code = document.createElement("code");
    code.className = "cell-address";
    code.textContent = address;
    cell.append(" ", code);
  }
}

