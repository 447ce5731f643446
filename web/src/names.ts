// Where the names of points can stand, so that none lies on another or on a point: for
// drawings that the reader moves. Those of the server are named by web/name_places.py,
// which measures texts alike.

interface Name {
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

export interface Mark {
  text: string;
  x: number;
  y: number;
  radius: number;
  name?: Name;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const WIDE = "\u2e80"; // signs from here on are as wide as they are high
const NARROW = 0.58; // mean width of the others, in heights
const SMALLER = 0.6; // share of a radius below which another point is much smaller

/**
 * Give names a place beside, above or below their points, the first marks first.
 * The name of a large point may lie on points much smaller; one that still finds no
 * room is left out.
 */
export function placeNames(marks: Mark[], height: number, room: Box): void {
  const names: Box[] = [];
  const points = marks.map((mark) => ({ radius: mark.radius, box: around(mark) }));
  for (const mark of marks) {
    const near = [...places(mark, height)].filter(
      ([, box]) => isWithin(box, room) && !names.some((other) => overlap(box, other)),
    );
    const free = [0, mark.radius * SMALLER].flatMap((least) =>
      near.filter(([, box]) =>
        points.every((point) => point.radius < least || !overlap(box, point.box)),
      ),
    );
    const place = free[0];
    if (!place) continue;
    mark.name = place[0];
    names.push(place[1]);
  }
}

/** How wide a text is, in the units of its height. */
export function widthOf(text: string, height: number): number {
  const widths = [...text].map((sign) => (sign >= WIDE ? 1 : NARROW));
  return height * widths.reduce((sum, width) => sum + width, 0);
}

function* places(mark: Mark, height: number): Generator<[Name, Box]> {
  const width = widthOf(mark.text, height);
  const gap = mark.radius + height * 0.3;
  const rises = [0, -0.55, 0.55].map((share) => mark.y + share * height);
  for (const y of rises) {
    yield at("start", mark.x + gap, y, width, height);
    yield at("end", mark.x - gap, y, width, height);
  }
  yield at("middle", mark.x, mark.y - gap - height * 0.4, width, height);
  yield at("middle", mark.x, mark.y + gap + height * 0.4, width, height);
}

function at(
  anchor: Name["anchor"],
  x: number,
  middle: number,
  width: number,
  height: number,
): [Name, Box] {
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  const half = height * 0.55;
  const space = height * 0.25;
  const box = {
    left: left - space,
    right: left + width + space,
    top: middle - half,
    bottom: middle + half,
  };
  return [{ x, y: middle + height * 0.35, anchor }, box];
}

function around({ x, y, radius }: Mark): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

function isWithin(box: Box, room: Box): boolean {
  return (
    box.left > room.left &&
    box.right < room.right &&
    box.top > room.top &&
    box.bottom < room.bottom
  );
}
