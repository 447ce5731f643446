// Names of addresses, fetched for the rows on the screen and remembered for the page.

const AT_ONCE = 150;
const PAUSE_MS = 60;

export class Names {
  readonly #known = new Map<string, string>();
  readonly #wanted = new Set<string>();
  readonly #came: () => void;
  #timer: number | undefined;

  constructor(came: () => void) {
    this.#came = came;
  }

  /** Return a name if it is known; if not, it will be asked for. */
  of(iri: string): string {
    const known = this.#known.get(iri);
    if (known === undefined && !this.#wanted.has(iri)) {
      this.#wanted.add(iri);
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), PAUSE_MS);
    }
    return known ?? "";
  }

  async #ask(): Promise<void> {
    const iris = [...this.#wanted].slice(0, AT_ONCE);
    if (iris.length === 0) return;
    for (const iri of iris) {
      this.#wanted.delete(iri);
      this.#known.set(iri, "");
    }
    try {
      const body = new URLSearchParams(iris.map((iri) => ["iri", iri]));
      const answer = await fetch("/api/labels", { method: "POST", body });
      if (!answer.ok) return;
      const { labels } = (await answer.json()) as { labels: Record<string, string> };
      for (const [iri, name] of Object.entries(labels)) this.#known.set(iri, name);
      this.#came();
    } catch {
      // Without names the addresses are shown.
    }
    if (this.#wanted.size > 0) await this.#ask();
  }
}
