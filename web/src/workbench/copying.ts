// Texts made to be copied: a click or the focus selects the whole of one.

/** Let boxes marked `data-copied` select what they hold. */
export function selectWhole(page: ParentNode): void {
  for (const box of page.querySelectorAll<HTMLElement>("[data-copied]")) {
    if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) {
      box.addEventListener("focus", () => box.select());
    } else {
      box.addEventListener("dblclick", () => getSelection()?.selectAllChildren(box));
    }
  }
}
