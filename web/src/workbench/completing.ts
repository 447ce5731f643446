// What the editor offers: asked of this graph's own server, never of another host.
import { classesOf, placeAfter, wordBefore } from "./scanning";

export interface Offer {
  value: string;
  iri: string;
  label: string;
  other: string;
  note: string;
}

/** Return what may be written at a place of a query, the likeliest first. */
export async function offersAt(
  text: string,
  cursor: number,
  prefixes: Record<string, string>,
  version: string,
): Promise<Offer[]> {
  const before = text.slice(0, cursor);
  const word = wordBefore(before);
  const place = placeAfter(before);
  if (place.what === "nothing") return [];
  if (place.what === "variable") return variables(text, word);
  const query = new URLSearchParams({ what: place.what, q: sought(word), v: version });
  if ("subject" in place) {
    for (const name of classesOf(text, place.subject)) {
      query.append("class", whole(name, prefixes));
    }
  }
  const answer = await fetch(`/api/complete?${query}`);
  if (!answer.ok) return [];
  const { completions } = (await answer.json()) as { completions: Offer[] };
  return completions;
}

function sought(word: string): string {
  return word.replace(/^[<"']/, "").replace(/[>"']$/, "");
}

function variables(text: string, word: string): Offer[] {
  const names = new Set(text.match(/[?$][\w\u00b7-\uffff]+/g) ?? []);
  names.delete(word);
  return [...names]
    .filter((name) => name.startsWith(word))
    .sort()
    .map((name) => ({ value: name, iri: "", label: "", other: "", note: "" }));
}

function whole(name: string, prefixes: Record<string, string>): string {
  if (name.startsWith("<")) return name.slice(1, -1);
  const [prefix = "", local = ""] = name.split(":", 2);
  return `${prefixes[prefix] ?? `${prefix}:`}${local}`;
}
