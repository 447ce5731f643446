// Finding a node by its name, and what is shown of the one that was chosen.
import type { DrawnNode } from "./network-drawing";
import { named, text, tongue, type Words } from "./network-tools";

interface Neighbour {
  id: string;
  label: string;
  href: string;
}

interface ChosenNode {
  id: string;
  label: string;
  neighbours: Neighbour[];
}

const OFFERED = 40;
const LIST_ID = "net-names";

/** Return a box with completion that chooses a node by its name. */
export function searchBox(
  nodes: DrawnNode[],
  words: Words,
  choose: (node: string) => void,
): HTMLElement {
  const box = document.createElement("input");
  box.type = "search";
  box.className = "input net-find";
  box.placeholder = words["find"] ?? "";
  box.setAttribute("aria-label", words["find"] ?? "");
  box.setAttribute("list", LIST_ID);
  const list = document.createElement("datalist");
  list.id = LIST_ID;
  const ordered = [...nodes].sort((a, b) => b.size - a.size);
  const offer = (): void => {
    const typed = fold(box.value);
    const found = ordered.filter((node) => fold(node.label).includes(typed));
    list.replaceChildren(
      ...found.slice(0, OFFERED).map((node) => {
        const option = document.createElement("option");
        option.value = node.label;
        option.lang = tongue(node.label);
        option.label = node.group;
        return option;
      }),
    );
    const exact = found.find((node) => fold(node.label) === typed);
    if (exact) choose(exact.id);
  };
  box.addEventListener("input", offer);
  box.addEventListener("change", () => {
    const typed = fold(box.value);
    const first = typed && ordered.find((node) => fold(node.label).includes(typed));
    if (first) choose(first.id);
  });
  offer();
  const place = document.createElement("div");
  place.className = "net-search";
  place.append(box, list);
  return place;
}

/** Return what the panel says of a node: its page, and whom it is tied to. */
export function nodePanel(
  node: ChosenNode,
  address: string,
  words: Words,
  show: (href: string) => void,
): Node[] {
  const title = named("h3", node.label);
  const ways = document.createElement("p");
  ways.append(
    link(node.id.includes("://") ? node.id : `/${encodeURI(node.id)}`, words["open"]),
    " · ",
    link(`${address.replace("NODE", encodeURIComponent(node.id))}#ties`, words["ties"]),
  );
  const list = document.createElement("ul");
  list.className = "net-neighbours";
  for (const other of node.neighbours.sort((a, b) => (a.label < b.label ? -1 : 1))) {
    const row = document.createElement("li");
    const made = link(other.href);
    const [before = "", after = ""] = (words["evidence"] ?? "%s").split("%s");
    made.append(heard(before), named("span", other.label), heard(after));
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(other.href);
    });
    row.append(made);
    list.append(row);
  }
  const heading = text("p", `${words["neighbours"] ?? ""} (${node.neighbours.length})`);
  heading.className = "net-heading";
  return [title, ways, heading, list];
}

/** Return words for those who hear the page. */
function heard(words: string): HTMLElement {
  const made = text("span", words);
  made.className = "visually-hidden";
  return made;
}

function link(href: string, words = ""): HTMLAnchorElement {
  const made = document.createElement("a");
  made.href = href;
  made.textContent = words;
  return made;
}

function fold(words: string): string {
  return words.normalize("NFKC").toLowerCase().trim();
}
