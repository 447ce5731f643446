// Completion below the header's search box; without it the box is a plain form.
// The pattern is ARIA's combobox with a list: the focus stays in the box.

interface Suggestion {
  text: string;
  language: string;
  name: string;
  kind: string;
  href: string;
}

const PAUSE_MS = 120;
const LIST_ID = "site-search-suggestions";

/** Let a search box suggest things while a reader types. */
export function suggestThings(page: Document): void {
  const box = page.querySelector<HTMLInputElement>("#site-search-field");
  if (box?.form) new Completion(box, box.form);
}

class Completion {
  readonly #box: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #status: HTMLElement;
  #things: Suggestion[] = [];
  #active = -1;
  #asked = "";
  #timer: number | undefined;
  #request: AbortController | undefined;

  constructor(box: HTMLInputElement, form: HTMLFormElement) {
    this.#box = box;
    this.#list = box.ownerDocument.createElement("ul");
    this.#list.id = LIST_ID;
    this.#list.className = "suggestions";
    this.#list.hidden = true;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", box.labels?.[0]?.textContent?.trim() ?? "");
    this.#status = box.ownerDocument.createElement("p");
    this.#status.className = "visually-hidden";
    this.#status.setAttribute("role", "status");
    form.after(this.#list, this.#status);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", LIST_ID);
    box.addEventListener("input", () => this.#later());
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("blur", () => this.#close());
    // Before the box would lose the focus and with it the list.
    this.#list.addEventListener("mousedown", (event) => this.#press(event));
  }

  #later(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask(): Promise<void> {
    const words = this.#box.value.trim();
    if (words === this.#asked && !this.#list.hidden) return;
    this.#asked = words;
    this.#request?.abort();
    if (words === "") return this.#close();
    this.#request = new AbortController();
    try {
      const answer = await fetch(`/api/suggest?${new URLSearchParams({ q: words })}`, {
        headers: { Accept: "application/json" },
        signal: this.#request.signal,
      });
      if (!answer.ok) return this.#close();
      const { suggestions } = (await answer.json()) as { suggestions: Suggestion[] };
      if (this.#box === this.#box.ownerDocument.activeElement) this.#show(suggestions);
    } catch {
      // Given up for a newer question, or the network is gone: the form still works.
      if (this.#asked === words) this.#close();
    }
  }

  #show(things: Suggestion[]): void {
    this.#things = things.filter((thing) => thing.href !== "");
    this.#list.replaceChildren(
      ...this.#things.map((thing, place) => this.#option(thing, place)),
    );
    this.#choose(-1);
    this.#open(this.#things.length > 0);
    this.#status.textContent = this.#things.map((thing) => thing.text).join(", ");
  }

  #option(thing: Suggestion, place: number): HTMLLIElement {
    const option = this.#list.ownerDocument.createElement("li");
    option.id = `${LIST_ID}-${place}`;
    option.className = "suggestion";
    option.dataset["place"] = String(place);
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = this.#list.ownerDocument.createElement("span");
    name.textContent = thing.text;
    if (thing.language !== "") name.lang = thing.language;
    const kind = this.#list.ownerDocument.createElement("span");
    kind.className = "suggestion-kind";
    kind.textContent = thing.name === "" ? thing.kind : `${thing.name} · ${thing.kind}`;
    option.append(name, " ", kind);
    return option;
  }

  #key(event: KeyboardEvent): void {
    // An input method uses the same keys while it converts.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#move(event);
    else if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#go(this.#active);
    }
  }

  #move(event: KeyboardEvent): void {
    event.preventDefault();
    if (this.#list.hidden) {
      this.#asked = "";
      void this.#ask();
      return;
    }
    const count = this.#things.length + 1;
    const step = event.key === "ArrowDown" ? 1 : -1;
    // The box itself stands between the last suggestion and the first.
    this.#choose(((this.#active + 1 + step + count) % count) - 1);
  }

  #choose(place: number): void {
    this.#active = place;
    for (const option of this.#list.children) {
      const isChosen = option.id === `${LIST_ID}-${place}`;
      option.setAttribute("aria-selected", String(isChosen));
      if (isChosen) option.scrollIntoView({ block: "nearest" });
    }
    if (place < 0) this.#box.removeAttribute("aria-activedescendant");
    else this.#box.setAttribute("aria-activedescendant", `${LIST_ID}-${place}`);
  }

  #press(event: MouseEvent): void {
    event.preventDefault();
    const option = (event.target as Element).closest<HTMLElement>("[data-place]");
    if (option && event.button === 0) this.#go(Number(option.dataset["place"]));
  }

  #go(place: number): void {
    const thing = this.#things[place];
    if (thing) window.location.assign(thing.href);
  }

  #open(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#box.setAttribute("aria-expanded", String(isOpen));
  }

  #close(): void {
    window.clearTimeout(this.#timer);
    this.#request?.abort();
    this.#choose(-1);
    this.#open(false);
    this.#status.textContent = "";
  }
}
