// Loaded by the pages of networks and paths. The drawing, the tables and the forms are
// complete without it; it lets a reader move in the drawing and read evidence in place.
import "../styles/network.css";
import "../styles/network-study.css";
import "../styles/paths.css";
import { addTools, type Words } from "./network-tools";
import { watchLongWork } from "./network-work";
import { suggestEnds } from "./path-ends";

/** Whether this browser can draw by WebGL; sigma fails halfway where it can't. */
function hasWebGL(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

async function dress(figure: HTMLElement): Promise<void> {
  const words = JSON.parse(figure.dataset["words"] ?? "{}") as Words;
  const tools = addTools(figure, words);
  if (!hasWebGL()) return;
  // Only browsers that can use it fetch the drawing library, and what it draws.
  const [{ draw }, sent] = await Promise.all([
    import("./network-drawing"),
    fetched(figure.dataset["network"] ?? ""),
  ]);
  try {
    if (sent !== undefined) draw(figure, tools, words, sent);
  } catch (error) {
    figure.querySelector(".net-canvas")?.remove();
    figure.querySelector(".net-drawing")?.removeAttribute("hidden");
    console.warn("The drawing stays as the server made it.", error);
  }
}

async function fetched(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined; // the drawing stays as the server made it
  }
}

/** Let the year be moved with a slider, beside the list it stands in for. */
function slideYears(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLSelectElement>('select[name="year"]');
  if (!list) return;
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(list.options.length - 1);
  slider.value = String(list.selectedIndex);
  slider.className = "net-slider";
  slider.setAttribute("aria-label", list.labels[0]?.textContent ?? "");
  const tell = (): void => {
    const text = list.options[Number(slider.value)]?.text ?? "";
    slider.setAttribute("aria-valuetext", text);
  };
  tell();
  slider.addEventListener("input", () => {
    list.selectedIndex = Number(slider.value);
    tell();
  });
  slider.addEventListener("change", () => form.requestSubmit());
  list.addEventListener("change", () => {
    slider.value = String(list.selectedIndex);
    tell();
  });
  list.after(slider);
}

/** Keep what was not chosen, and what is standard, out of the address. */
function leaveOutEmpty(form: HTMLFormElement): void {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
    for (const list of form.querySelectorAll("select")) {
      if (list.selectedIndex === 0) event.formData.delete(list.name);
    }
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>("[data-network-form]")) {
  slideYears(form);
  leaveOutEmpty(form);
}
for (const form of document.querySelectorAll<HTMLFormElement>("[data-path-form]")) {
  leaveOutEmpty(form);
  suggestEnds(form);
}
const words = document.querySelector<HTMLElement>("[data-work-words]");
if (words) watchLongWork(JSON.parse(words.dataset["workWords"] ?? "{}") as Words);
for (const figure of document.querySelectorAll<HTMLElement>("[data-network]")) {
  void dress(figure);
}
