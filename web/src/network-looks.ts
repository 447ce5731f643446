// How large and in which colours a drawing shows its nodes.
export interface Colours {
  ink: string;
  paper: string;
  tie: string;
  faded: string;
}

const FEW = 150; // nodes up to which they are drawn larger
export const NAMED = 400; // nodes up to which every name is written that finds room
export const MANY = 1000; // nodes from which they are drawn smaller

export function labelThreshold(count: number): number {
  if (count <= NAMED) return 0;
  return count > MANY ? 5 : 4;
}

export function scaleOf(count: number): number {
  const room = Math.min(1, 0.3 + window.innerWidth / 1000); // a phone has less
  if (count <= FEW) return 1.1 * room;
  return (count > MANY ? 0.45 : 0.8) * room;
}

export function coloursOf(figure: HTMLElement): Colours {
  const probe = document.createElement("span");
  probe.hidden = true;
  figure.append(probe);
  // A custom property with light-dark() has a value only as some element's colour.
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    ink: read("--ink"),
    paper: read("--paper"),
    tie: read("--net-tie"),
    faded: read("--line"),
  };
  probe.remove();
  return found;
}

export function stillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
