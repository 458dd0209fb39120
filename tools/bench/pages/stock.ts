/**
 * The same crowd by stock Cytoscape, as one would write it: a node per Service, slice and pod, edges between them, labels, changes in a batch, animations of its own. In its favour: the
 * documented settings for speed (haystack edges, small labels left out, one device pixel), positions that need no layout.
 */
type Plain = readonly [uid: string, list: string, name: string, state: string];

interface Said {
  readonly lists?: readonly (readonly [uid: string, name: string])[];
  readonly put: readonly Plain[];
  readonly gone: readonly string[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is used of it. */
interface Element {
  empty(): boolean;
  classes(classes: string): void;
  position(to?: Point): Point;
  animate(properties: object, options: object): void;
  remove(): void;
}
interface Core {
  batch(run: () => void): void;
  add(elements: readonly object[]): void;
  getElementById(id: string): Element;
  fit(): void;
  center(element: Element): void;
  zoom(level: number): void;
  one(event: string, run: () => void): void;
  panBy(by: Point): void;
}

const { default: cytoscape } = (await import('/cytoscape.js' as string)) as {
  readonly default: (options: object) => Core;
};

const cy = cytoscape({
  container: document.querySelector('main'),
  pixelRatio: 1,
  layout: { name: 'preset' },
  style: [
    {
      selector: 'node',
      style: { width: 14, height: 14, label: 'data(label)', 'font-size': 9, 'min-zoomed-font-size': 8 },
    },
    {
      selector: 'node.service',
      style: { shape: 'round-rectangle', width: 30, 'background-color': '#1f5f99' },
    },
    { selector: 'node.slice', style: { shape: 'diamond', 'background-color': '#777' } },
    { selector: 'node.ready', style: { 'background-color': '#2e7d32' } },
    { selector: 'node.starting', style: { 'background-color': '#b26a00' } },
    { selector: 'node.terminating', style: { 'background-color': '#777' } },
    { selector: 'edge', style: { 'curve-style': 'haystack', width: 1, 'line-color': '#999' } },
  ],
});

const row = 18;
const blockWidth = 300;
/** Top of each list, and the seats of its pods. */
const lists = new Map<
  string,
  { readonly x: number; readonly y: number; readonly seats: (string | undefined)[] }
>();
const seatOf = new Map<string, { readonly list: string; readonly seat: number }>();

function seat(uid: string, list: string): Point {
  const block = lists.get(list);
  if (block === undefined) throw new Error('a pod of no list');
  const free = block.seats.indexOf(undefined);
  const index = free < 0 ? block.seats.length : free;
  block.seats[index] = uid;
  seatOf.set(uid, { list, seat: index });
  return { x: block.x + 160, y: block.y + index * row };
}

function addLists(said: Said): void {
  const heights = Map.groupBy(said.put, ([, list]) => list);
  const height = (list: string) => ((heights.get(list)?.length ?? 0) + 2) * row;
  const sum = (said.lists ?? []).reduce((total, [list]) => total + height(list), 0);
  const columnHeight = Math.sqrt((sum * blockWidth * innerHeight) / innerWidth);
  let [x, y] = [0, 0];
  const elements: object[] = [];
  for (const [uid, name] of said.lists ?? []) {
    if (y > columnHeight) [x, y] = [x + blockWidth, 0];
    lists.set(uid, { x, y, seats: [] });
    elements.push(
      { data: { id: uid, label: name }, classes: 'service', position: { x, y } },
      { data: { id: `slice ${uid}`, label: `${name}-x7k2p` }, classes: 'slice', position: { x: x + 80, y } },
      { data: { id: `list ${uid}`, source: uid, target: `slice ${uid}` } },
    );
    y += height(uid);
  }
  cy.add(elements);
}

function addPods(put: readonly Plain[]): void {
  const edges: object[] = [];
  const nodes = put.map(([uid, list, label, state]) => {
    edges.push({ data: { id: `line ${uid}`, source: `slice ${list}`, target: uid } });
    return { data: { id: uid, label }, classes: state, position: seat(uid, list) };
  });
  cy.add([...nodes, ...edges]);
}

const duration = 300;

/** Who comes slides out of the slice, who goes fades. */
function change({ put, gone }: Said): void {
  cy.batch(() => {
    for (const [uid, list, label, state] of put) {
      const known = cy.getElementById(uid);
      if (!known.empty()) {
        known.classes(state);
        continue;
      }
      addPods([[uid, list, label, state]]);
      const come = cy.getElementById(uid);
      const position = { ...come.position() };
      const slice = cy.getElementById(`slice ${list}`).position();
      come.position({ ...slice });
      come.animate({ position }, { duration });
    }
    for (const uid of gone) {
      const leaving = cy.getElementById(uid);
      if (leaving.empty()) continue;
      const from = seatOf.get(uid);
      if (from !== undefined) lists.get(from.list)?.seats.splice(from.seat, 1, undefined);
      seatOf.delete(uid);
      leaving.animate({ style: { opacity: 0 } }, { duration, complete: () => leaving.remove() });
    }
  });
}

new EventSource('/crowd').onmessage = ({ data }) => {
  const said: Said = JSON.parse(data);
  if (said.lists === undefined) {
    change(said);
    return;
  }
  cy.batch(() => {
    addLists(said);
    addPods(said.put);
  });
  cy.fit();
  cy.one('render', () => Object.assign(window, { benchPaintedAt: performance.now() }));
};

Object.assign(window, { cy });
