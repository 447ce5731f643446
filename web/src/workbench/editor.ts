// The SPARQL editor, laid over a text area that keeps working without it.
import { type Offer, offersAt } from "./completing";
import { wordBefore } from "./scanning";

type EditorClass = (typeof import("@zazuko/yasqe"))["default"];
type Editor = InstanceType<EditorClass>;

interface Position {
  line: number;
  ch: number;
}

/** What the editor takes from CodeMirror and its own types leave out. */
interface Code {
  getOption(name: "extraKeys"): Record<string, unknown> | undefined;
  setOption(name: string, value: unknown): void;
  on(name: "inputRead", read: (code: unknown, change: { text: string[] }) => void): void;
  state: { completionActive?: { close(): void; widget?: Shown | null } | null };
}

/** The list of offers on the screen, which may be for what was typed a moment ago. */
interface Shown {
  data: Range & { list: Hint[] };
  selectedHint: number;
}

interface Hint {
  text: string;
  /** All that an offer is found by. */
  words: string;
  render(element: HTMLElement): void;
  hint(editor: unknown, range: Range): void;
}

export interface QueryEditor {
  text(): string;
  write(text: string): void;
  format(): void;
  focus(): void;
  /** Mark what is wrong at a place; both numbers start at 1. */
  fault(line: number, column: number): void;
  clearFaults(): void;
}

interface EditorSettings {
  label: string;
  version: string;
  run: () => void;
}

/** Lay the editor over a text area; the area always holds the same text. */
export async function layEditor(
  area: HTMLTextAreaElement,
  settings: EditorSettings,
): Promise<QueryEditor> {
  const [{ default: Yasqe }] = await Promise.all([
    import("@zazuko/yasqe"),
    import("@zazuko/yasqe/build/yasqe.min.css"),
    import("../../styles/editor.css"),
  ]);
  // The built-in completers ask other hosts for names; nothing here may leave ours.
  Yasqe.defaults.autocompleters = [];
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
  editor.on("change", () => {
    area.value = editor.getValue();
  });
  const input = editor.getInputField();
  input.setAttribute("aria-label", settings.label);
  const described = area.getAttribute("aria-describedby");
  if (described) input.setAttribute("aria-describedby", described);
  area.hidden = true;
  letGo(editor, input);
  takeWhatIsShown(editor, input);
  bindKeys(editor, settings);
  return controls(editor);
}

/** Esc lets the next Tab leave: no keyboard is trapped. */
function letGo(editor: Editor, input: HTMLElement): void {
  let isLeaving = false;
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape") isLeaving = true;
      else if (event.key === "Tab" && isLeaving) event.stopImmediatePropagation();
      else if (event.key !== "Shift") isLeaving = false;
    },
    { capture: true },
  );
  editor.on("blur", () => {
    isLeaving = false;
  });
}

/**
 * Enter takes the offer that is highlighted, even while newer offers are on their way:
 * until they come CodeMirror shows the old list, and would drop the choice.
 */
function takeWhatIsShown(editor: Editor, input: HTMLElement): void {
  const { state } = editor as unknown as Code;
  const take = (event: KeyboardEvent): void => {
    const shown = state.completionActive?.widget;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (event.key !== "Enter" || !isPlain || event.isComposing || !shown) return;
    const doc = editor.getDoc();
    const [from, to] = [shown.data.from, doc.getCursor()];
    if (doc.indexFromPos(to) === doc.indexFromPos(shown.data.to)) return;
    const word = doc.getRange(from, to).toLowerCase();
    const offers = [shown.data.list[shown.selectedHint], ...shown.data.list];
    const offer = offers.find((each) => each?.words.toLowerCase().includes(word));
    if (!offer) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    state.completionActive?.close();
    offer.hint(editor, { from, to });
  };
  input.addEventListener("keydown", take, { capture: true });
}

function bindKeys(editor: Editor, settings: EditorSettings): void {
  const complete = (): void => suggest(editor, settings.version);
  const code = editor as unknown as Code;
  code.setOption("extraKeys", {
    ...code.getOption("extraKeys"),
    "Ctrl-Space": complete,
    "Ctrl-Enter": settings.run,
    "Cmd-Enter": settings.run,
    "Shift-Ctrl-F": () => editor.autoformat(),
  });
  code.setOption("lineWrapping", true);
  code.on("inputRead", (_code, change) => {
    const typed = change.text.join("");
    const isOpen = Boolean(code.state.completionActive);
    if (!isOpen && /[\p{L}:?]/u.test(typed) && before(editor).word.length > 1) complete();
  });
}

function before(editor: Editor): { cursor: number; word: string } {
  const doc = editor.getDoc();
  const cursor = doc.indexFromPos(doc.getCursor());
  return { cursor, word: wordBefore(editor.getValue().slice(0, cursor)) };
}

function suggest(editor: Editor, version: string): void {
  const hint = async (): Promise<unknown> => {
    const { cursor, word } = before(editor);
    const doc = editor.getDoc();
    const prefixes = editor.getPrefixesFromQuery();
    const offers = await offersAt(editor.getValue(), cursor, prefixes, version);
    return {
      from: doc.posFromIndex(cursor - word.length),
      to: doc.posFromIndex(cursor),
      list: offers.map((offer) => hintOf(editor, offer)),
    };
  };
  const configuration = {
    hint,
    completeSingle: false,
    closeCharacters: /[\s>"]/,
    container: editor.rootEl,
  };
  editor.showHint(configuration as unknown as Parameters<Editor["showHint"]>[0]);
}

interface Range {
  from: Position;
  to: Position;
}

function hintOf(editor: Editor, offer: Offer): Hint {
  return {
    text: offer.value,
    words: `${offer.value} ${offer.label} ${offer.other}`,
    render(element: HTMLElement): void {
      const name = document.createElement("b");
      name.textContent = offer.value;
      element.append(name);
      for (const text of [offer.label, offer.other, offer.note]) {
        if (text === "" || text === offer.value) continue;
        const part = document.createElement("span");
        part.textContent = ` ${text}`;
        element.append(part);
      }
    },
    hint(_editor, range): void {
      editor.getDoc().replaceRange(offer.value, range.from, range.to);
      declare(editor, offer);
    },
  };
}

/** Declare the prefix of what was written, if the query does not yet. */
function declare(editor: Editor, offer: Offer): void {
  const [prefix = "", local] = offer.value.split(":", 2);
  if (offer.iri === "" || local === undefined || /[<\s]/.test(offer.value)) return;
  if (editor.getPrefixesFromQuery()[prefix] !== undefined) return;
  const space = offer.iri.slice(0, offer.iri.length - local.length);
  editor.addPrefixes({ [prefix]: space });
}

function controls(editor: Editor): QueryEditor {
  const marks: { clear(): void }[] = [];
  return {
    text: () => editor.getValue(),
    write: (text) => editor.setValue(text),
    format: () => editor.autoformat(),
    focus: () => editor.focus(),
    fault(line, column) {
      const from = { line: line - 1, ch: column - 1 };
      const doc = editor.getDoc();
      const end = doc.getLine(from.line)?.length ?? 0;
      const start = { line: from.line, ch: Math.min(from.ch, Math.max(0, end - 1)) };
      const to = { line: from.line, ch: Math.min(end, start.ch + 1) };
      marks.push(doc.markText(start, to, { className: "query-fault" }));
      editor.getDoc().setCursor(from);
      editor.focus();
    },
    clearFaults() {
      for (const mark of marks.splice(0)) mark.clear();
    },
  };
}
