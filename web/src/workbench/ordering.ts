// Work on many rows, a slice at a time, so that the page never stands still.

const SLICE_MS = 8;
const RUN = 4_000;

/** Gives the page its turn when a slice of time is used up. */
class Turns {
  #since = performance.now();

  async pass(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await new Promise((resume) => setTimeout(resume));
    this.#since = performance.now();
  }
}

/** Tell of each row whether it is wanted; null if it is given up on the way. */
export async function chosenOf(
  rows: number[],
  fits: (row: number) => boolean,
  isOver: () => boolean,
): Promise<number[] | null> {
  const turns = new Turns();
  const chosen: number[] = [];
  for (const [place, row] of rows.entries()) {
    if (fits(row)) chosen.push(row);
    if (place % 256 === 0) await turns.pass();
    if (isOver()) return null;
  }
  return chosen;
}

/** Put rows into the order of their keys; null if it is given up on the way. */
export async function orderedBy(
  rows: number[],
  keyOf: (row: number) => string,
  compare: (a: string, b: string) => number,
  isOver: () => boolean,
): Promise<number[] | null> {
  const turns = new Turns();
  type Keyed = readonly [key: string, row: number];
  let runs: Keyed[][] = [];
  for (let start = 0; start < rows.length; start += RUN) {
    const run: Keyed[] = [];
    for (const row of rows.slice(start, start + RUN)) run.push([keyOf(row), row]);
    await turns.pass();
    run.sort(([a], [b]) => compare(a, b));
    runs.push(run);
    await turns.pass();
    if (isOver()) return null;
  }
  while (runs.length > 1) {
    const merged: Keyed[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [left, right] = [runs[at] ?? [], runs[at + 1] ?? []];
      const both: Keyed[] = [];
      let [i, j] = [0, 0];
      while (i < left.length || j < right.length) {
        const [a, b] = [left[i], right[j]];
        if (a && (!b || compare(a[0], b[0]) <= 0)) {
          both.push(a);
          i += 1;
        } else if (b) {
          both.push(b);
          j += 1;
        }
        if (both.length % 256 === 0) await turns.pass();
        if (isOver()) return null;
      }
      merged.push(both);
    }
    runs = merged;
  }
  return (runs[0] ?? []).map(([, row]) => row);
}
