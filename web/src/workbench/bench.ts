// The page where queries are written: editor, clock, cancel, rows as they arrive, and
// then the views, which the server makes.
import { Asking, type Outcome, type Refusal } from "./asking";
import { selectWhole } from "./copying";
import { layEditor, type QueryEditor } from "./editor";
import { Grid, KEPT, filled } from "./grid";
import { forgetQueries, keepQuery, lineOf, pastQueries } from "./history";
import { sortTables } from "./sorting";
import { nameSpaces } from "./terms";

/** Rows up to which the server makes the views; more are shown as they came. */
const VIEWED = 5_000;
/** Rows that the server's own table shows. */
const SHOWN = 500;
const LONGEST_ADDRESS = 6_000;

export async function openBench(page: Document): Promise<void> {
  const form = page.querySelector<HTMLFormElement>("form[data-workbench]");
  const area = form?.querySelector<HTMLTextAreaElement>("textarea[data-sparql-editor]");
  const answer = page.querySelector<HTMLElement>("[data-answer]");
  if (!form || !area || !answer) return;
  const bench = new Bench(form, answer);
  const words = bench.words;
  const editor = await layEditor(area, {
    label: words["editor"] ?? "SPARQL",
    version: form.dataset["version"] ?? "",
    run: () => form.requestSubmit(),
  });
  bench.start(editor);
}

class Bench {
  readonly words: Record<string, string>;
  readonly #form: HTMLFormElement;
  readonly #answer: HTMLElement;
  readonly #state: HTMLElement;
  readonly #cancel: HTMLButtonElement | null;
  readonly #run: HTMLButtonElement | null;
  #editor: QueryEditor | null = null;
  #asking: Asking | null = null;
  #clock = 0;
  #begun = 0;
  #received = "";

  constructor(form: HTMLFormElement, answer: HTMLElement) {
    this.#form = form;
    this.#answer = answer;
    nameSpaces(JSON.parse(form.dataset["prefixes"] ?? "{}") as Record<string, string>);
    this.words = JSON.parse(form.dataset["words"] ?? "{}") as Record<string, string>;
    this.#state = form.querySelector<HTMLElement>("[data-state]") ?? form;
    this.#cancel = form.querySelector("[data-cancel]");
    this.#run = form.querySelector("[data-run]");
  }

  start(editor: QueryEditor): void {
    this.#editor = editor;
    this.#form.addEventListener("submit", (event) => {
      const button = event.submitter as HTMLButtonElement | null;
      if (button?.hasAttribute("formaction")) return;
      event.preventDefault();
      void this.#ask();
    });
    this.#cancel?.addEventListener("click", () => this.#asking?.cancel());
    const format = this.#form.querySelector<HTMLButtonElement>("[data-format]");
    format?.addEventListener("click", () => editor.format());
    if (format) format.hidden = false;
    for (const hidden of this.#form.querySelectorAll<HTMLElement>("[data-with-script]")) {
      hidden.hidden = false;
    }
    const fault = this.#answer.querySelector<HTMLElement>("[data-line]");
    if (fault) {
      editor.fault(Number(fault.dataset["line"]), Number(fault.dataset["column"]));
    }
    this.#listHistory();
    document.documentElement.dataset["bench"] = "ready";
    // Too long for the server to make a page of: here it can come row by row.
    if (this.#answer.querySelector("[data-stream]")) void this.#ask();
  }

  #said(key: string, ...values: string[]): string {
    return filled(this.words[key] ?? key, ...values);
  }

  #seconds(): string {
    return ((performance.now() - this.#begun) / 1000).toFixed(1);
  }

  async #ask(): Promise<void> {
    const query = this.#editor?.text().trim() ?? "";
    if (query === "") return;
    this.#asking?.cancel();
    const asking = new Asking();
    this.#asking = asking;
    this.#begin();
    keepQuery(query);
    this.#listHistory();
    let grid: Grid | null = null;
    let counted = "receiving";
    const outcome = await asking.run(this.#form.dataset["endpoint"] ?? "/sparql", query, {
      head: (variables) => {
        if (variables.length === 0) counted = "triples";
        grid = new Grid(variables.length === 0 ? this.#parts() : variables, {
          caption: this.words["caption"] ?? "",
          filter: this.words["filter"] ?? "",
          shown: this.words["shown"] ?? "",
        });
        this.#answer.replaceChildren(grid.element);
      },
      rows: (lines) => {
        grid?.add(lines);
        const count = (grid?.size ?? 0).toLocaleString();
        this.#received = this.#said(counted, count, this.#seconds());
      },
    });
    if (this.#asking !== asking) return;
    this.#asking = null;
    this.#end();
    await this.#tell(outcome, query, grid);
  }

  /** What the parts of a triple are called. */
  #parts(): string[] {
    return ["subject", "property", "value"].map((part) => this.words[part] ?? part);
  }

  #begin(): void {
    this.#editor?.clearFaults();
    this.#answer.replaceChildren();
    this.#answer.setAttribute("aria-busy", "true");
    this.#begun = performance.now();
    this.#received = "";
    if (this.#cancel) this.#cancel.hidden = false;
    const tick = (): void => {
      this.#state.textContent =
        this.#received || this.#said("waiting", this.#seconds());
    };
    tick();
    this.#clock = window.setInterval(tick, 200);
  }

  #end(): void {
    window.clearInterval(this.#clock);
    this.#answer.removeAttribute("aria-busy");
    if (this.#cancel) {
      if (document.activeElement === this.#cancel) this.#run?.focus();
      this.#cancel.hidden = true;
    }
  }

  async #tell(outcome: Outcome, query: string, grid: Grid | null): Promise<void> {
    const seconds = this.#seconds();
    switch (outcome.kind) {
      case "table":
      case "graph": {
        const done = outcome.kind === "table" ? "done" : "made";
        const rows = outcome.rows.toLocaleString();
        this.#state.textContent = this.#said(done, rows, seconds);
        this.#remember(query);
        this.#offer(grid?.hasTies ? [outcome.kind, "network"] : [outcome.kind]);
        if (outcome.rows > KEPT) {
          this.#warn({ message: this.#said("kept", KEPT.toLocaleString()), hint: "" });
        }
        return this.#view(query, outcome.rows, grid);
      }
      case "truth":
        this.#state.textContent = "";
        this.#remember(query);
        return this.#view(query, 0, null);
      case "cancelled":
        this.#state.textContent = this.#said("cancelled", seconds);
        if (outcome.rows > 0) {
          const rows = outcome.rows.toLocaleString();
          this.#warn({ message: this.#said("part", rows), hint: "" });
        }
        return;
      case "broken": {
        const rows = outcome.rows.toLocaleString();
        const text = this.#said("broken", rows, outcome.why);
        this.#state.textContent = "";
        return this.#warn({ message: text, hint: "" });
      }
      case "refused":
        this.#state.textContent = this.#said("refused", seconds);
        return this.#warn(outcome.refusal);
      case "unreachable":
        this.#state.textContent = this.#said("unreachable");
    }
  }

  #warn(refusal: Refusal): void {
    const notice = document.createElement("div");
    notice.className = "notice notice-poor";
    notice.setAttribute("role", "alert");
    for (const text of [refusal.message, refusal.hint]) {
      if (text === "") continue;
      const line = document.createElement("p");
      line.textContent = text;
      notice.append(line);
    }
    const { line, column } = refusal;
    if (line !== undefined) {
      const at = column ?? 1;
      const go = document.createElement("button");
      go.type = "button";
      go.className = "button button-quiet button-small";
      go.textContent = this.#said("place", String(line), String(at));
      go.addEventListener("click", () => this.#editor?.fault(line, at));
      notice.append(go);
      this.#editor?.fault(line, at);
    }
    this.#answer.prepend(notice);
  }

  /** Ask the server for views, link, citation and code, and keep the long table. */
  async #view(query: string, rows: number, grid: Grid | null): Promise<void> {
    const body = new URLSearchParams({ query });
    if (rows > VIEWED) body.set("only", "links");
    const view = new URLSearchParams(location.search).get("view");
    if (view) body.set("view", view);
    try {
      const answer = await fetch("/api/answer", { method: "POST", body });
      if (!answer.ok) return;
      const made = document.createElement("template");
      made.innerHTML = await answer.text();
      if (grid && rows > VIEWED) {
        this.#answer.append(made.content);
      } else {
        if (grid && rows > SHOWN) {
          made.content.querySelector("[data-answer-table]")?.replaceWith(grid.element);
          made.content.querySelector("[data-is-cut]")?.remove();
        }
        this.#answer.replaceChildren(made.content);
      }
      sortTables(this.#answer);
      selectWhole(this.#answer);
      if (this.#answer.querySelector("[data-map]")) {
        const { drawMaps } = await import("../map");
        await drawMaps(document);
      }
    } catch {
      // The rows are there already; only the views are missing.
    }
  }

  /** Offer the files that an answer of some kinds can be had as. */
  #offer(kinds: string[]): void {
    const offers = this.#form.querySelectorAll<HTMLElement>("[data-downloads]");
    for (const offer of offers) {
      offer.hidden = !kinds.includes(offer.dataset["downloads"] ?? "");
    }
  }

  /** Let the address say what is shown, so that loading it again shows the same. */
  #remember(query: string): void {
    const address = `/query?${new URLSearchParams({ query })}`;
    if (address.length < LONGEST_ADDRESS) history.replaceState(null, "", address);
  }

  #listHistory(): void {
    const panel = document.querySelector<HTMLElement>("[data-history]");
    const list = panel?.querySelector("[data-history-list]");
    if (!panel || !list) return;
    const past = pastQueries();
    panel.hidden = past.length === 0;
    list.replaceChildren(
      ...past.map(({ query, when }) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "history-query";
        button.textContent = lineOf(query);
        button.title = new Date(when).toLocaleString();
        button.addEventListener("click", () => {
          this.#editor?.write(query);
          this.#editor?.focus();
        });
        item.append(button);
        return item;
      }),
    );
    const clear = panel.querySelector<HTMLButtonElement>("[data-history-clear]");
    if (clear) {
      clear.onclick = () => {
        forgetQueries();
        this.#listHistory();
        this.#editor?.focus();
      };
    }
  }
}
