// What takes long is done before its page is asked for: it can be watched and cancelled.
import type { Words } from "./network-tools";

/** A line of the answer: a step that was done, or the address of the finished page. */
interface Line {
  doing?: string;
  done?: number;
  total?: number;
  ready?: string;
}

interface Bar {
  tell: (line: Line) => void;
  end: (message?: string) => void;
}

/** Follow forms and links that lead to pages which take long to make. */
export function watchLongWork(words: Words): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-long]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const address = new URL(form.action);
      address.search = String(new URLSearchParams(texts(new FormData(form))));
      void work(form, address, words);
    });
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-long]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void work(link, new URL(link.href), words);
    });
  }
}

function texts(data: FormData): [string, string][] {
  return [...data.entries()].map(([name, value]) => [name, String(value)]);
}

/** Let the server do the work, then go to the page; leaving ends the work there too. */
async function work(beside: HTMLElement, target: URL, words: Words): Promise<void> {
  if (beside.dataset["busy"]) return;
  beside.dataset["busy"] = "1";
  const leaving = new AbortController();
  const bar = addBar(beside, words, () => leaving.abort());
  const address = new URL(target);
  address.pathname += "/work";
  address.hash = "";
  try {
    const answer = await fetch(address, { signal: leaving.signal });
    if (!answer.ok || !answer.body) throw new Error(String(answer.status));
    for await (const line of lines(answer.body)) {
      bar.tell(line);
      if (line.ready !== undefined) {
        window.location.assign(target);
        return;
      }
    }
    bar.end(words["failed"]);
  } catch {
    bar.end(leaving.signal.aborted ? words["cancelled"] : words["failed"]);
  } finally {
    delete beside.dataset["busy"];
  }
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield JSON.parse(part) as Line;
  }
}

function addBar(beside: HTMLElement, words: Words, cancel: () => void): Bar {
  beside.parentElement?.querySelector(".net-work")?.remove();
  const place = document.createElement("div");
  place.className = "net-work";
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  const progress = document.createElement("progress");
  progress.setAttribute("aria-label", words["wait"] ?? "");
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "button button-quiet button-small";
  stop.textContent = words["cancel"] ?? "×";
  stop.addEventListener("click", cancel);
  place.append(told, progress, stop);
  beside.after(place);
  told.textContent = words["wait"] ?? "";
  return {
    tell: ({ doing, done, total }) => {
      if (doing === undefined || done === undefined || total === undefined) return;
      // The words are a live region: told once for each kind of work.
      if (told.textContent !== doing) told.textContent = doing;
      progress.max = total;
      progress.value = done;
    },
    end: (message) => {
      told.textContent = message ?? "";
      progress.remove();
      stop.remove();
    },
  };
}
