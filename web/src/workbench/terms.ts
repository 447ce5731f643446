// SPARQL's table of tab-separated values, a term at a time.

export interface Term {
  kind: "iri" | "literal" | "blank";
  value: string;
  language?: string;
  datatype?: string;
}

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?$/s;
const ESCAPES: Record<string, string> = {
  t: "\t",
  n: "\n",
  r: "\r",
  b: "\b",
  f: "\f",
};
const ENTITIES = "https://w3id.org/enishi/id/";
const BASE = "https://w3id.org/enishi/";

/** Read one cell; null is unbound. */
export function readTerm(cell: string): Term | null {
  if (cell === "") return null;
  if (cell.startsWith("<")) return { kind: "iri", value: cell.slice(1, -1) };
  if (cell.startsWith("_:")) return { kind: "blank", value: cell };
  const quoted = QUOTED.exec(cell);
  if (quoted) {
    const term: Term = { kind: "literal", value: unescaped(quoted[1] ?? "") };
    if (quoted[2]) term.language = quoted[2];
    if (quoted[3]) term.datatype = quoted[3];
    return term;
  }
  const type = NUMBER.test(cell) ? "decimal" : "boolean";
  return { kind: "literal", value: cell, datatype: `${XSD}${type}` };
}

function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs,
    (_, four?: string, eight?: string, one?: string) =>
      one === undefined
        ? String.fromCodePoint(parseInt(four ?? eight ?? "fffd", 16))
        : (ESCAPES[one] ?? one),
  );
}

/** Tell whether a term is a number. */
export function isNumber(term: Term | null): boolean {
  return (
    term?.kind === "literal" &&
    (term.datatype?.startsWith(XSD) ?? false) &&
    NUMBER.test(term.value)
  );
}

/** Return the page of an address: ours where it is one of ours. */
export function pageOf(iri: string): string {
  if (iri.startsWith(ENTITIES)) return `/${iri.slice(ENTITIES.length)}`;
  const local = iri.startsWith(BASE) ? iri.slice(BASE.length) : "";
  if (/^(scheme|rule)\//.test(local)) return `/${local}`;
  return /^https?:\/\//.test(iri) ? iri : "";
}

const SPACES = new Map<string, string>();

/** Tell what namespaces are called, so that addresses can be shortened. */
export function nameSpaces(prefixes: Record<string, string>): void {
  for (const [prefix, space] of Object.entries(prefixes)) SPACES.set(space, prefix);
}

/** Return an address as short as it can be shown. */
export function shortAddress(iri: string): string {
  if (iri.startsWith(ENTITIES)) return iri.slice(ENTITIES.length);
  const end = Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1;
  const prefix = SPACES.get(iri.slice(0, end));
  if (prefix !== undefined) return `${prefix}:${iri.slice(end)}`;
  return iri.startsWith(BASE) ? iri.slice(BASE.length) : iri;
}
