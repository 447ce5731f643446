// What stands beside a drawing: the search for a node, buttons, the panel of evidence.
export type Words = Record<string, string>;

export interface Tools {
  bar: HTMLElement;
  panel: HTMLElement;
  button: (word: string, act: () => void) => HTMLButtonElement;
}

const LARGEST = 2; // pixels of the PNG for each unit of the drawing

/** Add the bar and the panel to a figure, with all that needs no WebGL. */
export function addTools(figure: HTMLElement, words: Words): Tools {
  const bar = document.createElement("div");
  bar.className = "net-tools";
  const panel = document.createElement("div");
  panel.className = "net-panel";
  panel.hidden = true;
  panel.tabIndex = -1;
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-live", "polite");
  panel.setAttribute("aria-label", words["neighbours"] ?? "");
  figure.prepend(bar);
  figure.querySelector(".net-frame")?.append(panel);
  const button = (word: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-quiet button-small";
    made.textContent = words[word] ?? word;
    made.addEventListener("click", act);
    bar.append(made);
    return made;
  };
  button("png", () => void savePng(figure));
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-evidence]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void showTie(panel, link.href, words);
      figure.scrollIntoView({ block: "nearest" });
    });
  }
  return { bar, panel, button };
}

/** Show the records behind a tie in the panel, taken from the tie's own page. */
export async function showTie(
  panel: HTMLElement,
  address: string,
  words: Words,
): Promise<void> {
  fill(panel, words, [text("p", words["wait"] ?? "")]);
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const tie = page.querySelector<HTMLElement>("[data-tie]");
    if (!tie) throw new Error("no tie");
    lower(tie);
    fill(panel, words, [document.importNode(tie, true)]);
  } catch {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = address;
    fill(panel, words, [text("p", words["failed"] ?? ""), link]);
  }
  panel.focus({ preventScroll: true });
}

/** Put things into the panel, with a button that closes it. */
export function fill(panel: HTMLElement, words: Words, parts: Node[]): void {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button-quiet button-small net-close";
  close.textContent = words["close"] ?? "×";
  close.addEventListener("click", () => {
    panel.hidden = true;
    panel.dispatchEvent(new Event("closed"));
  });
  panel.replaceChildren(close, ...parts);
  panel.hidden = false;
  panel.scrollTop = 0;
}

export function text(name: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}

/** Return an element with a name that says its language. */
export function named(element: string, name: string): HTMLElement {
  const made = text(element, name);
  made.lang = tongue(name);
  return made;
}

/** Return the language of a name: Japanese, if it has Japanese letters. */
export function tongue(name: string): string {
  return /[\u3040-\u30ff\u3400-\u9fff々〆]/.test(name) ? "ja" : "en";
}

/** Headings of a page become smaller ones within another page. */
function lower(part: HTMLElement): void {
  for (const [from, to] of [
    ["h2", "h4"],
    ["h1", "h3"],
  ] as const) {
    for (const heading of part.querySelectorAll(from)) {
      const made = document.createElement(to);
      made.append(...heading.childNodes);
      heading.replaceWith(made);
    }
  }
  part.removeAttribute("aria-labelledby");
}

/** Save the server's drawing, with all that is printed inside, as a PNG. */
async function savePng(figure: HTMLElement): Promise<void> {
  const answer = await fetch(figure.dataset["picture"] ?? "");
  const source = await answer.text();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * LARGEST;
  canvas.height = image.naturalHeight * LARGEST;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `enishi-${figure.dataset["name"] ?? "network"}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
