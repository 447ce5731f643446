// One query on its way: rows as they arrive, a clock, and a cancel that reaches the
// engine, because closing the connection ends the worker that answers it.

const ACCEPT = [
  "text/tab-separated-values",
  "application/sparql-results+json;q=0.9",
  "text/turtle;q=0.8",
  "application/json;q=0.1",
].join(", ");

export interface Refusal {
  message: string;
  hint: string;
  line?: number;
  column?: number;
}

export interface Listener {
  /** The names of the columns of a table. */
  head(variables: string[]): void;
  /** Some more rows. */
  rows(lines: string[]): void;
  /** Bytes of an answer that is no table. */
  bytes(count: number): void;
}

export type Outcome =
  | { kind: "table"; rows: number }
  | { kind: "other" }
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
    const isTable = answer.headers.get("Content-Type")?.includes("tab-separated");
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    let isHeaded = false;
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      if (!isTable) {
        listener.bytes(part.value.length);
        continue;
      }
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      if (!isHeaded && lines.length > 0) {
        listener.head((lines.shift() ?? "").split("\t"));
        isHeaded = true;
      }
      this.#rows += lines.length;
      listener.rows(lines);
    }
    return isTable ? { kind: "table", rows: this.#rows } : { kind: "other" };
  }
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
