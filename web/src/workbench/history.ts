// The queries a reader has run, kept in this browser: texts and times, never answers.

const KEY = "enishi-queries";
const MOST = 40;
const LONGEST = 20_000;

interface Past {
  query: string;
  when: number;
}

/** Return the past queries, the newest first. */
export function pastQueries(): Past[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPast) : [];
  } catch {
    return [];
  }
}

/** Keep a query; one that is there already moves to the front. */
export function keepQuery(query: string): void {
  if (query.length > LONGEST) return;
  const others = pastQueries().filter((past) => past.query !== query);
  write([{ query, when: Date.now() }, ...others].slice(0, MOST));
}

/** Forget them all. */
export function forgetQueries(): void {
  write([]);
}

function write(past: Past[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(past));
  } catch {
    // No room, or no storage at all: the queries are simply not kept.
  }
}

function isPast(value: unknown): value is Past {
  if (typeof value !== "object" || value === null) return false;
  const { query, when } = value as Record<string, unknown>;
  return typeof query === "string" && typeof when === "number";
}

/** Return a line that tells a query from others: its first that is no prefix. */
export function lineOf(query: string): string {
  const lines = query.split("\n").map((line) => line.trim());
  const telling = lines.find((line) => line !== "" && !/^(PREFIX|BASE)\b/i.test(line));
  return (telling ?? query).replace(/^#\+?\s*/, "").slice(0, 80);
}
