// The SPARQL editor, laid over a text area that keeps working without it.

/** Replace every text area marked `data-sparql-editor`; the form stays the same. */
export async function dressEditors(page: Document): Promise<void> {
  const areas = page.querySelectorAll<HTMLTextAreaElement>("textarea[data-sparql-editor]");
  if (areas.length === 0) return;
  const [{ default: Yasqe }] = await Promise.all([
    import("@zazuko/yasqe"),
    import("@zazuko/yasqe/build/yasqe.min.css"),
    import("../styles/editor.css"),
  ]);
  // The built-in completers ask other hosts for names; nothing here may leave ours.
  Yasqe.defaults.autocompleters = [];
  for (const area of areas) dress(Yasqe, area);
}

type EditorClass = (typeof import("@zazuko/yasqe"))["default"];

function dress(Yasqe: EditorClass, area: HTMLTextAreaElement): void {
  const place = document.createElement("div");
  place.className = "editor";
  area.before(place);
  const editor = new Yasqe(place, {
    persistenceId: null,
    resizeable: false,
    showQueryButton: false,
    editorHeight: "22rem",
  });
  editor.setValue(area.value);
  editor.getInputField().setAttribute("aria-label", labelOf(area));
  area.hidden = true;
  area.form?.addEventListener("submit", () => {
    area.value = editor.getValue();
  });
}

function labelOf(area: HTMLTextAreaElement): string {
  return area.labels?.[0]?.textContent?.trim() ?? area.getAttribute("aria-label") ?? "SPARQL";
}
