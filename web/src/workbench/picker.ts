// Fields in which a thing is picked by its name: ARIA's combobox with a list. The field
// holds the name as it was typed; the server finds what it means.

interface Choice {
  value: string;
  text: string;
  other: string;
}

const PAUSE_MS = 100;

/** Let every field marked `data-choices` complete names. */
export function pickChoices(page: Document): void {
  for (const box of page.querySelectorAll<HTMLInputElement>("input[data-choices]")) {
    new Picker(box);
  }
}

class Picker {
  readonly #box: HTMLInputElement;
  readonly #list: HTMLUListElement;
  #choices: Choice[] = [];
  #active = -1;
  #timer: number | undefined;
  #request: AbortController | undefined;

  constructor(box: HTMLInputElement) {
    this.#box = box;
    this.#list = document.createElement("ul");
    this.#list.id = `${box.id}-choices`;
    this.#list.className = "suggestions picker";
    this.#list.hidden = true;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", box.labels?.[0]?.textContent?.trim() ?? "");
    box.after(this.#list);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", this.#list.id);
    box.addEventListener("input", () => this.#later());
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("blur", () => this.#close());
    box.addEventListener("focus", () => box.select());
    this.#list.addEventListener("mousedown", (event) => this.#press(event));
  }

  #later(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask(): Promise<void> {
    this.#request?.abort();
    this.#request = new AbortController();
    const query = new URLSearchParams({ q: this.#box.value.trim() });
    try {
      const answer = await fetch(`${this.#box.dataset["choices"]}?${query}`, {
        signal: this.#request.signal,
      });
      if (!answer.ok) return this.#close();
      const { choices } = (await answer.json()) as { choices: Choice[] };
      if (document.activeElement === this.#box) this.#show(choices);
    } catch {
      // A newer question is on its way, or the network is gone: typing still works.
    }
  }

  #show(choices: Choice[]): void {
    this.#choices = choices;
    this.#list.replaceChildren(
      ...choices.map((choice, place) => {
        const option = document.createElement("li");
        option.id = `${this.#list.id}-${place}`;
        option.className = "suggestion";
        option.dataset["place"] = String(place);
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = choice.text;
        const other = document.createElement("span");
        other.className = "suggestion-kind";
        other.textContent = choice.other;
        option.append(" ", other);
        return option;
      }),
    );
    this.#mark(-1);
    this.#list.hidden = choices.length === 0;
    this.#box.setAttribute("aria-expanded", String(choices.length > 0));
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.#list.hidden) return void this.#ask();
      const count = this.#choices.length + 1;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#mark(((this.#active + 1 + step + count) % count) - 1);
    } else if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    }
  }

  #mark(place: number): void {
    this.#active = place;
    for (const option of this.#list.children) {
      const isMarked = option.id === `${this.#list.id}-${place}`;
      option.setAttribute("aria-selected", String(isMarked));
      if (isMarked) option.scrollIntoView({ block: "nearest" });
    }
    if (place < 0) this.#box.removeAttribute("aria-activedescendant");
    else this.#box.setAttribute("aria-activedescendant", `${this.#list.id}-${place}`);
  }

  #press(event: MouseEvent): void {
    event.preventDefault();
    const option = (event.target as Element).closest<HTMLElement>("[data-place]");
    if (option && event.button === 0) this.#take(Number(option.dataset["place"]));
  }

  #take(place: number): void {
    const choice = this.#choices[place];
    if (choice) this.#box.value = choice.text;
    this.#close();
  }

  #close(): void {
    window.clearTimeout(this.#timer);
    this.#request?.abort();
    this.#mark(-1);
    this.#list.hidden = true;
    this.#box.setAttribute("aria-expanded", "false");
  }
}
