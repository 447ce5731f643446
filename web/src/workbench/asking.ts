// One query on its way: rows as they arrive, a clock, and a cancel that reaches the
// engine, because closing the connection ends the worker that answers it.

const TABLE = "text/tab-separated-values";
const TRIPLES = "application/n-triples";
const ACCEPT = [
  TABLE,
  TRIPLES,
  "application/sparql-results+json;q=0.9",
  "application/json;q=0.1",
].join(", ");

export interface Refusal {
  message: string;
  hint: string;
  line?: number;
  column?: number;
}

interface Listener {
  /** The names of the columns of a table; none for the triples of a graph. */
  head(variables: string[]): void;
  /** Some more rows, with tabs between their cells. */
  rows(lines: string[]): void;
}

export type Outcome =
  | { kind: "table"; rows: number }
  | { kind: "graph"; rows: number }
  | { kind: "truth" }
  | { kind: "cancelled"; rows: number }
  | { kind: "broken"; rows: number; why: string }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "unreachable" };

export class Asking {
  readonly #abort = new AbortController();
  #rows = 0;

  /** Give the query up. */
  cancel(): void {
    this.#abort.abort();
  }

  /** Ask, and tell what arrives; never throws. */
  async run(endpoint: string, query: string, listener: Listener): Promise<Outcome> {
    let answer: Response;
    try {
      answer = await fetch(endpoint, {
        method: "POST",
        headers: { Accept: ACCEPT },
        body: new URLSearchParams({ query }),
        signal: this.#abort.signal,
      });
    } catch {
      return this.#abort.signal.aborted
        ? { kind: "cancelled", rows: 0 }
        : { kind: "unreachable" };
    }
    if (!answer.ok) return { kind: "refused", refusal: await refusalIn(answer) };
    try {
      return await this.#read(answer, listener);
    } catch (error) {
      if (this.#abort.signal.aborted) return { kind: "cancelled", rows: this.#rows };
      // The server breaks a transfer that it cannot finish: what came is not whole.
      const why = error instanceof Error ? error.message : "";
      return { kind: "broken", rows: this.#rows, why };
    }
  }

  async #read(answer: Response, listener: Listener): Promise<Outcome> {
    const type = answer.headers.get("Content-Type") ?? "";
    const isGraph = type.includes(TRIPLES);
    if (!isGraph && !type.includes(TABLE)) {
      await answer.text();
      return { kind: "truth" };
    }
    let isHeaded = isGraph;
    if (isGraph) listener.head([]);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      if (!isHeaded && lines.length > 0) {
        listener.head((lines.shift() ?? "").split("\t"));
        isHeaded = true;
      }
      this.#rows += lines.length;
      listener.rows(isGraph ? lines.map(cellsOf) : lines);
    }
    return { kind: isGraph ? "graph" : "table", rows: this.#rows };
  }
}

/** Return a line of N-Triples as subject, property and value with tabs between. */
function cellsOf(line: string): string {
  const first = line.indexOf(" ");
  const second = line.indexOf(" ", first + 1);
  const cells = [
    line.slice(0, first),
    line.slice(first + 1, second),
    line.slice(second + 1).replace(/\s*\.$/, ""),
  ];
  return cells.join("\t");
}

async function refusalIn(answer: Response): Promise<Refusal> {
  const text = await answer.text().catch(() => "");
  try {
    const { error } = JSON.parse(text) as { error: Refusal };
    return error;
  } catch {
    return { message: `${answer.status} ${answer.statusText}`, hint: text.slice(0, 300) };
  }
}
