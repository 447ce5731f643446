// The names of a drawing by WebGL, written so that none lies on another: they are
// gathered while the frame is drawn, and placed together, the largest nodes first.
import type Sigma from "sigma";
import { type Box, type Mark, placeNames } from "./names";

interface Drawn {
  x: number;
  y: number;
  size: number;
  label?: string | null;
}

interface Ink {
  ink: string;
  paper: string;
}

const HEIGHT = 13;
const HALO = 3;

export class NodeNames {
  readonly #font: string;
  readonly #colours: () => Ink;
  #context: CanvasRenderingContext2D | undefined;
  #marks: Mark[] = [];

  constructor(font: string, colours: () => Ink) {
    this.#font = font;
    this.#colours = colours;
  }

  /** What sigma calls for each name that it would write. */
  readonly gather = (context: CanvasRenderingContext2D, data: Drawn): void => {
    if (!data.label) return;
    const { x, y, size, label } = data;
    this.#context = context;
    this.#marks.push({ text: label, x, y, radius: size });
  };

  follow(sigma: Sigma): void {
    sigma.on("beforeRender", () => (this.#marks = []));
    sigma.on("afterRender", () => {
      const { width, height } = sigma.getDimensions();
      this.#write({ left: 0, right: width, top: 0, bottom: height });
    });
    sigma.scheduleRender(); // it drew once before anybody could follow
  }

  #write(room: Box): void {
    const [context, marks] = [this.#context, this.#marks];
    if (!context || marks.length === 0) return;
    marks.sort((a, b) => b.radius - a.radius);
    placeNames(marks, HEIGHT, room);
    const { ink, paper } = this.#colours();
    context.save();
    context.font = `${HEIGHT}px ${this.#font}`;
    context.lineJoin = "round";
    context.lineWidth = HALO;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    for (const { name, text } of marks) {
      if (!name) continue;
      context.textAlign = name.anchor === "middle" ? "center" : name.anchor;
      context.strokeText(text, name.x, name.y);
      context.fillText(text, name.x, name.y);
    }
    context.restore();
  }
}
