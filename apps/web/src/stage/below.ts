/**
 * What the picture goes on with below the edge of the stage: how many Services, and how many nodes where pods stand on theirs. Under their columns, so that a wire which leaves
 * the stage has an end one can name; real buttons that go there. Shown by the stage's controls after every scene and view.
 */
import type { Picture } from '@switchboard/core/scene/picture';
import type { Placement } from '@switchboard/core/scene/placement';
import { messages } from './messages.ts';
import type { Extent, View } from './view.ts';

export interface Below {
  show(picture: Picture, view: View, size: Extent): void;
  destroy(): void;
}

/** What lies under the edge. */
export interface BelowEdge {
  readonly services: readonly string[];
  readonly nodes: number;
  /** Height of the first of each. */
  readonly service: number;
  readonly node: number;
}

/** Less than this of a name or a node in sight is not in sight. */
const seen = 12;
/** As high is the sign at the edge: where it stands it hides the name of a Service. */
const sign = 30;
/** Above its words, where nothing has to be hidden. */
const air = 4;
/** How far a name that is hidden reaches above its middle, and the words of the sign above the edge. */
const ascent = 18;
const words = 24;

/** `edge` is a height of the picture. */
export function belowEdge({ blocks, side }: Placement, edge: number): BelowEdge {
  const under = (height: number) =>
    blocks.filter(
      block => block.type !== 'in-no-list' && (block.type === 'alias' || block.named) && block.nameY > height,
    );
  const services = under(edge - seen).length === 0 ? [] : under(edge - sign);
  const nodes = (side?.brackets ?? []).filter(
    ({ type, top }) => type === 'node' && side !== undefined && top + side.head > edge - seen,
  );
  return {
    services: services.flatMap(block => (block.type === 'in-no-list' ? [] : [block.name])),
    nodes: nodes.length,
    service: services[0]?.nameY ?? 0,
    node: nodes[0]?.top ?? 0,
  };
}

/** `go` brings a height of the picture into sight. */
export function createBelow(host: HTMLElement, go: (y: number) => void): Below {
  const services = buttonIn(host);
  const nodes = buttonIn(host);
  let at: BelowEdge | undefined;
  services.addEventListener('click', () => at !== undefined && go(at.service));
  nodes.addEventListener('click', () => at !== undefined && go(at.node));

  function put(button: HTMLElement, text: string, x: number, above = air): void {
    const hidden = text === '';
    if (button.hidden !== hidden) button.hidden = hidden;
    if (hidden) return;
    if (button.textContent !== text) button.textContent = text;
    button.style.left = `${Math.round(Math.max(12, x))}px`;
    button.style.paddingTop = `${Math.round(above)}px`;
  }

  return {
    show(picture, view, size) {
      const rows = picture.level === 'rows' && picture.columns.form !== 'phone' ? picture : undefined;
      const edge = (size.height - view.y) / view.zoom;
      at = rows === undefined ? undefined : belowEdge(rows, edge);
      // As high as the name that it hides, so that nothing of it looks out.
      const above = Math.max(air, (edge - (at?.service ?? edge)) * view.zoom + ascent - words);
      const x = (column: number): number => view.x + column * view.zoom;
      put(services, messages.servicesBelow(at?.services ?? []), x(rows?.columns.service ?? 0), above);
      put(nodes, messages.nodesBelow(at?.nodes ?? 0), x(rows?.side?.columns.pod ?? 0));
    },
    destroy() {
      services.remove();
      nodes.remove();
    },
  };
}

function buttonIn(host: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'below';
  button.hidden = true;
  for (const type of ['pointerdown', 'click'] as const)
    button.addEventListener(type, event => event.stopPropagation());
  host.append(button);
  return button;
}
