// Completion of the two ends of a path; the form works by exact names without it.
interface Suggestion {
  text: string;
  kind: string;
  href: string;
}

const PAUSE_MS = 150;

/** Let both ends of a path be completed while a reader types. */
export function suggestEnds(form: HTMLFormElement): void {
  for (const name of ["from", "to"]) {
    const box = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (box) complete(box);
  }
}

function complete(box: HTMLInputElement): void {
  const list = document.createElement("datalist");
  list.id = `${box.id}-names`;
  box.setAttribute("list", list.id);
  box.after(list);
  let timer: number | undefined;
  let asked: AbortController | undefined;
  box.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      asked?.abort();
      asked = new AbortController();
      void offer(box.value.trim(), list, asked.signal);
    }, PAUSE_MS);
  });
}

async function offer(
  typed: string,
  list: HTMLDataListElement,
  signal: AbortSignal,
): Promise<void> {
  if (!typed) return;
  try {
    const answer = await fetch(`/api/suggest?q=${encodeURIComponent(typed)}`, { signal });
    if (!answer.ok) return;
    const { suggestions } = (await answer.json()) as { suggestions: Suggestion[] };
    list.replaceChildren(
      ...suggestions.map((one) => {
        const option = document.createElement("option");
        option.value = decodeURI(one.href.replace(/^\//, ""));
        option.label = `${one.text} (${one.kind})`;
        return option;
      }),
    );
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
