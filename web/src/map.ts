// The map of ties: land, the cities, and a great circle for each tie. The table on the
// page says the same, so the drawing adds no stops for the keyboard.
import "../styles/map.css";
import landFile from "world-atlas/land-110m.json?url";
import { type GeoPermissibleObjects, geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

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

type Box = [left: number, top: number, right: number, bottom: number];

const WIDTH = 960;
const HEIGHT = 470;
const CENTRE = 150; // degrees east: the Pacific in the middle, no tie cut in two
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
    if (ties.points.length > 0) {
      figure.prepend(drawn(land, ties, figure.dataset["label"] ?? ""));
      figure.hidden = false;
    }
  }
}

async function fetched<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

function drawn(
  land: Topology<{ land: GeometryCollection }>,
  ties: TieMap,
  label: string,
): SVGSVGElement {
  const sphere: GeoPermissibleObjects = { type: "Sphere" };
  const projection = geoEqualEarth()
    .rotate([-CENTRE, 0])
    .fitSize([WIDTH, HEIGHT], sphere);
  const path = geoPath(projection).digits(1);
  const svg = part("svg", {
    class: "map",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "group",
    "aria-label": label,
  });
  svg.append(part("path", { class: "map-sea", d: path(sphere) ?? "" }));
  const shape = feature(land, land.objects.land);
  svg.append(part("path", { class: "map-land", d: path(shape) ?? "" }));
  for (const arc of ties.arcs) svg.append(thread(arc, ties, path));
  const taken: Box[] = [];
  const order = [...ties.points].sort(
    (a, b) => Number(b.is_home) - Number(a.is_home) || b.records - a.records,
  );
  for (const point of order) {
    const place = projection([point.longitude, point.latitude]);
    if (place) svg.append(city(point, place, taken));
  }
  return svg;
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

function city(point: Point, [x, y]: [number, number], taken: Box[]): SVGElement {
  const link = part("a", { href: point.href, tabindex: "-1" });
  const title = part("title", {});
  title.textContent = point.note ? `${point.name} (${point.note})` : point.name;
  const radius = point.is_home ? 5.5 : 3 + Math.min(3, Math.sqrt(point.records) / 2);
  link.append(
    title,
    part("circle", {
      class: point.is_home ? "map-home" : "map-city",
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: radius.toFixed(1),
    }),
  );
  const place = labelPlace(point.name, x, y, radius, taken);
  if (place) {
    const [at, anchor] = place;
    const text = part("text", {
      class: point.is_home ? "map-label map-label-home" : "map-label",
      x: at.toFixed(1),
      y: (y + 4).toFixed(1),
      "text-anchor": anchor,
    });
    text.textContent = point.name;
    link.append(text);
  }
  return link;
}

/** Find room for a name to the right or the left of its point, or give it up. */
function labelPlace(
  name: string,
  x: number,
  y: number,
  radius: number,
  taken: Box[],
): [number, "start" | "end"] | null {
  const width = [...name].reduce((sum, sign) => sum + (sign > "\u2e80" ? 12 : 6.8), 0);
  const gap = radius + 3;
  for (const anchor of ["start", "end"] as const) {
    const left = anchor === "start" ? x + gap : x - gap - width;
    const box: Box = [left, y - 7, left + width, y + 7];
    const isFree = !taken.some(
      (other) =>
        box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3],
    );
    if (isFree && box[0] > 0 && box[2] < WIDTH) {
      taken.push(box);
      return [anchor === "start" ? x + gap : x - gap, anchor];
    }
  }
  return null;
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
