// The drawing by WebGL: the places, sizes and colours are the server's own.
import Graph from "graphology";
import Sigma from "sigma";
import { NodeCircleProgram, NodePointProgram } from "sigma/rendering";
import type { NodeDisplayData } from "sigma/types";
import { NodeNames } from "./network-names";
import { nodePanel, searchBox } from "./network-search";
import { coloursOf, type Colours, labelThreshold, MANY, NAMED, scaleOf, stillness } from "./network-looks";
import { fill, showTie, type Tools, type Words } from "./network-tools";

export interface DrawnNode {
  id: string;
  label: string;
  group: string;
  x: number;
  y: number;
  size: number;
  colour: string;
}

type Tie = [source: number, target: number, width: number];

/** What the server sends: short, since there may be thousands of nodes. */
interface Sent {
  groups: [name: string, colour: string][];
  nodes: [id: string, label: string, group: number, x: number, y: number, size: number][];
  edges: Tie[];
}

interface Drawing {
  nodes: DrawnNode[];
  edges: Tie[];
}

const FONT = '"Noto Sans JP Variable", "Hiragino Sans", "Yu Gothic", sans-serif';
const PICKABLE = 12_000; // ties up to which the pointer can pick one
const MOVE_MS = 400;

export function draw(
  figure: HTMLElement,
  tools: Tools,
  words: Words,
  sent: unknown,
): void {
  const drawing = read(sent as Sent);
  const view = new View(figure, tools, words, drawing);
  // The names are drawn anew in the page's own letters once these have come.
  void document.fonts
    .load(`13px ${FONT}`, drawing.nodes[0]?.label ?? "")
    .then(() => view.redraw());
}

function read(sent: Sent): Drawing {
  const nodes = sent.nodes.map(([id, label, group, x, y, size]) => {
    const [name, colour] = sent.groups[group] ?? ["", ""];
    return { id, label, group: name, x, y, size, colour };
  });
  return { nodes, edges: sent.edges };
}

class View {
  readonly #figure: HTMLElement;
  readonly #words: Words;
  readonly #tools: Tools;
  readonly #graph: Graph;
  readonly #sigma: Sigma;
  #colours: Colours;
  #hovered: string | undefined;
  #chosen: string | undefined;
  #near = new Set<string>();

  constructor(figure: HTMLElement, tools: Tools, words: Words, drawing: Drawing) {
    this.#figure = figure;
    this.#tools = tools;
    this.#words = words;
    this.#colours = coloursOf(figure);
    this.#graph = graphOf(drawing);
    this.#sigma = this.#begin(drawing);
    this.#listen();
    this.#addButtons(drawing);
    this.#follow();
    const focus = figure.dataset["focus"];
    if (focus && this.#graph.hasNode(focus)) this.#choose(focus);
  }

  #begin(drawing: Drawing): Sigma {
    const svg = this.#figure.querySelector<SVGSVGElement>(".net-drawing");
    const place = document.createElement("div");
    place.className = "net-canvas";
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", svg?.getAttribute("aria-label") ?? "");
    svg?.before(place);
    svg?.setAttribute("hidden", "");
    const names = new NodeNames(FONT, () => this.#colours);
    const sigma = new Sigma(this.#graph, place, {
      allowInvalidContainer: true,
      labelFont: FONT,
      labelSize: 13,
      labelColor: { color: this.#colours.ink },
      labelDensity: drawing.nodes.length > NAMED ? 0.8 : 30,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: labelThreshold(drawing.nodes.length),
      defaultEdgeColor: this.#colours.tie,
      enableEdgeEvents: drawing.edges.length <= PICKABLE,
      hideEdgesOnMove: drawing.edges.length > PICKABLE,
      hideLabelsOnMove: drawing.nodes.length > MANY,
      nodeProgramClasses: {
        circle: drawing.nodes.length > MANY ? NodePointProgram : NodeCircleProgram,
      },
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      zIndex: true,
      defaultDrawNodeLabel: names.gather,
      defaultDrawNodeHover: (context, data) => this.#drawHover(context, data),
      nodeReducer: (node, data) => this.#node(node, data),
      edgeReducer: (edge, data) => this.#edge(edge, data),
    });
    names.follow(sigma);
    this.#figure.dataset["drawn"] = String(this.#graph.order);
    return sigma;
  }

  redraw(): void {
    this.#sigma.scheduleRender();
  }

  #listen(): void {
    const sigma = this.#sigma;
    sigma.on("enterNode", ({ node }) => this.#hover(node));
    sigma.on("leaveNode", () => this.#hover(undefined));
    sigma.on("clickNode", ({ node }) => this.#choose(node));
    sigma.on("clickEdge", ({ edge }) => this.#evidence(edge));
    sigma.on("clickStage", () => this.#leave());
    this.#tools.panel.addEventListener("closed", () => this.#leave());
  }

  #addButtons(drawing: Drawing): void {
    const camera = this.#sigma.getCamera();
    const move = { duration: stillness() ? 0 : MOVE_MS };
    this.#tools.button("nearer", () => void camera.animatedZoom(move));
    this.#tools.button("farther", () => void camera.animatedUnzoom(move));
    this.#tools.button("all", () => void camera.animatedReset(move));
    this.#tools.bar.prepend(
      searchBox(drawing.nodes, this.#words, (node) => {
        this.#choose(node);
        const place = this.#sigma.getNodeDisplayData(node);
        if (place) void camera.animate({ x: place.x, y: place.y, ratio: 0.4 }, move);
      }),
    );
  }

  /** Follow a change of theme: the canvas knows nothing of style sheets. */
  #follow(): void {
    const renew = (): void => {
      this.#colours = coloursOf(this.#figure);
      this.#sigma.setSetting("labelColor", { color: this.#colours.ink });
      this.#sigma.setSetting("defaultEdgeColor", this.#colours.tie);
      this.#sigma.refresh();
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", renew);
    new MutationObserver(renew).observe(document.documentElement, {
      attributeFilter: ["data-theme"],
    });
  }

  #hover(node: string | undefined): void {
    // To fade all the others takes too long where they are so many.
    if (this.#graph.size > PICKABLE) return;
    this.#hovered = node;
    this.#mark();
  }

  #choose(node: string): void {
    this.#chosen = node;
    this.#mark();
    const neighbours = [...new Set(this.#graph.neighbors(node))].map((id) => ({
      id,
      label: this.#label(id),
      href: this.#tieAddress(node, id),
    }));
    const parts = nodePanel(
      { id: node, label: this.#label(node), neighbours },
      this.#figure.dataset["node"] ?? "",
      this.#words,
      (href) => void showTie(this.#tools.panel, href, this.#words),
    );
    fill(this.#tools.panel, this.#words, parts);
  }

  #leave(): void {
    this.#chosen = undefined;
    this.#tools.panel.hidden = true;
    this.#mark();
  }

  #evidence(edge: string): void {
    const [source, target] = this.#graph.extremities(edge);
    void showTie(this.#tools.panel, this.#tieAddress(source, target), this.#words);
  }

  #tieAddress(source: string, target: string): string {
    const address = new URL(this.#figure.dataset["tie"] ?? "", document.baseURI);
    address.searchParams.set("from", source);
    address.searchParams.set("to", target);
    return address.href;
  }

  #mark(): void {
    const middle = this.#hovered ?? this.#chosen;
    this.#near = new Set(middle ? this.#graph.neighbors(middle) : []);
    this.#sigma.refresh({ skipIndexation: true });
  }

  #node(node: string, data: object): Partial<NodeDisplayData> {
    const middle = this.#hovered ?? this.#chosen;
    if (!middle || node === middle) return { ...data, zIndex: 2 };
    if (this.#near.has(node)) return { ...data, forceLabel: this.#near.size < 40, zIndex: 1 };
    return { ...data, color: this.#colours.faded, label: null, zIndex: 0 };
  }

  #edge(edge: string, data: object): object {
    const middle = this.#hovered ?? this.#chosen;
    if (!middle) return data;
    return this.#graph.hasExtremity(edge, middle)
      ? { ...data, color: this.#colours.ink, zIndex: 1 }
      : { ...data, hidden: true };
  }

  #drawHover(
    context: CanvasRenderingContext2D,
    data: { x: number; y: number; size: number; label?: string | null },
  ): void {
    if (!data.label) return;
    context.font = `600 13px ${FONT}`;
    const width = context.measureText(data.label).width + 12;
    const left = data.x + data.size + 2;
    context.fillStyle = this.#colours.paper;
    context.strokeStyle = this.#colours.tie;
    context.beginPath();
    context.roundRect(left, data.y - 12, width, 24, 4);
    context.fill();
    context.stroke();
    context.fillStyle = this.#colours.ink;
    context.fillText(data.label, left + 6, data.y + 4.5);
  }

  #label(node: string): string {
    return String(this.#graph.getNodeAttribute(node, "label"));
  }
}

function graphOf(drawing: Drawing): Graph {
  const graph = new Graph({ type: "undirected", multi: true });
  const scale = scaleOf(drawing.nodes.length);
  for (const node of drawing.nodes) {
    const { id, label, x, y } = node;
    graph.addNode(id, { label, x, y, size: node.size * scale, color: node.colour });
  }
  for (const [source, target, width] of drawing.edges) {
    const ends = [drawing.nodes[source]?.id, drawing.nodes[target]?.id] as const;
    if (ends[0] && ends[1]) graph.addEdge(ends[0], ends[1], { size: width * scale });
  }
  return graph;
}
