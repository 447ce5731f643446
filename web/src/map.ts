// The map of ties: land, the cities, and a great circle for each tie. The table on the
// page says the same, so the drawing adds no stops for the keyboard.
import "../styles/map.css";
import landFile from "world-atlas/land-110m.json?url";
import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoEqualEarth,
  geoPath,
} from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Mark, placeNames } from "./names";

interface Point {
  name: string;
  href: string;
  longitude: number;
  latitude: number;
  is_home: boolean;
  records: number;
  note: string;
}

interface Arc {
  home: number;
  partner: number;
  records: number;
  took_place: boolean;
}

interface TieMap {
  points: Point[];
  arcs: Arc[];
}

interface CityMark extends Mark {
  point: Point;
}

const WIDTH = 960;
const CENTRE = 150; // degrees east: the Pacific in the middle, no tie cut in two
const NORTH = 83.5; // the shortest ways from Japan to Europe come up to here
const SOUTH = -56; // below it is only ice
const LETTERS_PX = 12; // size of a name on the screen
const ROOT_PX = 16; // size of letters that the size of a name goes by
const SVG = "http://www.w3.org/2000/svg";

export async function drawMaps(part: ParentNode): Promise<void> {
  for (const figure of part.querySelectorAll<HTMLElement>("[data-map]")) {
    const address = figure.dataset["map"];
    if (!address) continue;
    delete figure.dataset["map"]; // nobody else is to draw it
    const [land, ties] = await Promise.all([
      fetched<Topology<{ land: GeometryCollection }>>(landFile),
      fetched<TieMap>(address),
    ]);
    if (ties.points.length > 0) show(figure, land, ties);
  }
}

function show(
  figure: HTMLElement,
  land: Topology<{ land: GeometryCollection }>,
  ties: TieMap,
): void {
  const label = figure.dataset["label"] ?? "";
  const frame = document.createElement("div");
  frame.className = "map-frame";
  figure.prepend(frame);
  figure.hidden = false;
  const svg = part("svg", { class: "map", role: "group", "aria-label": label });
  frame.append(svg);
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const unit = WIDTH / (svg.getBoundingClientRect().width || WIDTH);
  draw(svg, land, ties, Math.min(2, Math.max(0.6, (unit * letters) / ROOT_PX)));
  const over = frame.scrollWidth - frame.clientWidth;
  if (over <= 1) return;
  // Wider than the window: it is moved like a table, and begins with Asia.
  frame.scrollLeft = over * 0.3;
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", label);
}

async function fetched<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Draw a map into its place. A pixel of ordinary text is so many units of the drawing. */
function draw(
  svg: SVGSVGElement,
  land: Topology<{ land: GeometryCollection }>,
  ties: TieMap,
  unit: number,
): void {
  const projection = geoEqualEarth()
    .rotate([-CENTRE, 0])
    .fitWidth(WIDTH, { type: "Sphere" });
  const edge = (latitude: number): number => projection([CENTRE, latitude])?.[1] ?? 0;
  const [top, bottom] = [edge(NORTH), edge(SOUTH)];
  svg.setAttribute("viewBox", `0 ${top.toFixed(0)} ${WIDTH} ${(bottom - top).toFixed(0)}`);
  const path = geoPath(projection).digits(1);
  const shape = feature(land, land.objects.land);
  svg.append(part("path", { class: "map-land", d: path(shape) ?? "" }));
  for (const arc of ties.arcs) svg.append(thread(arc, ties, path));
  const marks = marksOf(ties.points, projection, unit);
  placeNames(marks, LETTERS_PX * unit, { left: 0, right: WIDTH, top, bottom });
  // Named cities lie above those without room for a name.
  for (const mark of marks.sort((a, b) => Number(!!a.name) - Number(!!b.name))) {
    svg.append(city(mark, unit));
  }
}

function marksOf(points: Point[], projection: GeoProjection, unit: number): CityMark[] {
  const order = [...points].sort(
    (a, b) => Number(b.is_home) - Number(a.is_home) || b.records - a.records,
  );
  return order.flatMap((point) => {
    const place = projection([point.longitude, point.latitude]);
    if (!place) return [];
    const pixels = point.is_home ? 5 : 2.6 + Math.min(2.6, Math.sqrt(point.records) / 2);
    return [{ point, text: point.name, x: place[0], y: place[1], radius: pixels * unit }];
  });
}

function thread(
  arc: Arc,
  ties: TieMap,
  path: (line: GeoPermissibleObjects) => string | null,
): SVGElement {
  const ends = [ties.points[arc.home], ties.points[arc.partner]];
  const coordinates = ends.map((end) => [end?.longitude ?? 0, end?.latitude ?? 0]);
  return part("path", {
    class: arc.took_place ? "map-tie" : "map-tie map-tie-quiet",
    d: path({ type: "LineString", coordinates }) ?? "",
  });
}

function city(mark: CityMark, unit: number): SVGElement {
  const { point, x, y, radius } = mark;
  const link = part("a", { href: point.href, tabindex: "-1" });
  const title = part("title", {});
  title.textContent = point.note ? `${point.name} (${point.note})` : point.name;
  const circle = {
    class: point.is_home ? "map-home" : "map-city",
    cx: x.toFixed(1),
    cy: y.toFixed(1),
    r: radius.toFixed(1),
  };
  link.append(title, part("circle", circle));
  if (mark.name) {
    const text = part("text", {
      class: point.is_home ? "map-label map-label-home" : "map-label",
      x: mark.name.x.toFixed(1),
      y: mark.name.y.toFixed(1),
      "font-size": (LETTERS_PX * unit).toFixed(1),
      "text-anchor": mark.name.anchor,
    });
    text.textContent = point.name;
    link.append(text);
  }
  return link;
}

function part<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

void drawMaps(document);
