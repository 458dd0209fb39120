/**
 * Services of Plan: name, number, and a bar of one pixel per line, dark as far as it is ready; what is wrong in larger type with its sign and its words. Where there
 * are too many a Service is a strip, and those that are not well are named below their namespace. Part of the scene of Plan.
 */

import type { Condition } from '@switchboard/core/scene/levels/condition';
import { serviceStrip } from '@switchboard/core/scene/levels/plan-frame';
import { levels } from '@switchboard/core/scene/messages/levels-en';
import { isSameObject } from '@switchboard/core/scene/object-name';
import type { Plan, PlanHeading, PlanService } from '@switchboard/core/scene/plan';
import { onPath } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import { inMarkerInk, isSelected, level, mark, part, say, widthOf } from '../desk.ts';
import { conditionAt, type FarDesk } from '../far/far-desk.ts';
import { layKept, putKept } from '../far/kept.ts';
import { wordColour } from '../looks.ts';
import { numberParts, serviceLabel, shorten } from '../streets/rows.ts';

const nameSize = { right: 15, wrong: 17.5 } as const;

/** So much of a name is read before it is counted who else is not well. */
const leastName = 80;

export function layPlanServices(desk: FarDesk, picture: Plan): void {
  const named = picture.frame.services.type === 'named';
  for (const heading of picture.headings) layHeading(desk, heading, named);
  const troubled = new Map<string, { readonly spot: PlanService; readonly condition: Condition }[]>();
  // Thousands of them are asked for at every change: where nothing has changed nothing is made.
  const from: unknown[] = [desk.doors, picture.perLine, desk.measure];
  for (const spot of picture.services) {
    const condition = conditionAt(desk, spot.key);
    from[3] = condition;
    from[4] = spot;
    from[5] = !onPath(desk.path, 'services', spot.key);
    from[6] = isChosen(desk, spot);
    // The key is that of the Service itself.
    if (!putKept(desk, spot.key, from)) layAnew(desk, picture, spot, condition, from);
    if (!named) {
      if (condition.long.length === 0) continue;
      const there = troubled.get(spot.namespace) ?? [];
      there.push({ spot, condition });
      troubled.set(spot.namespace, there);
    }
  }
  for (const heading of picture.headings) layTroubled(desk, heading, troubled.get(heading.namespace) ?? []);
}

function layAnew(
  desk: FarDesk,
  picture: Plan,
  spot: PlanService,
  condition: Condition,
  from: readonly unknown[],
): void {
  layKept(desk, spot.key, from, fresh => {
    if (picture.frame.services.type === 'named') layService(fresh, picture, spot, condition);
    else layStrip(fresh, spot, condition);
  });
}

function isChosen({ selection }: FarDesk, { namespace, name }: PlanService): boolean {
  return isSameObject(selection, { kind: 'Service', namespace, name });
}

function layHeading(desk: FarDesk, { namespace, x, y, width }: PlanHeading, named: boolean): void {
  const text = shorten(desk, namespace, 13.5, width);
  say(desk, 'Services', `namespace:${namespace}:${x}:${y}`, { x, y }, 13.5, [
    part(text, 'text', named ? 'ink3' : 'ink2'),
  ]);
  level(desk, x, x + width, y + 11, 'hair');
}

function layService(desk: FarDesk, picture: Plan, spot: PlanService, condition: Condition): void {
  const { x, y, width } = spot;
  const object = { kind: 'Service', namespace: spot.namespace, name: spot.name };
  const selected = isSelected(desk, object);
  const dim = !onPath(desk.path, 'services', spot.key);
  const wrong = condition.sign !== undefined;
  const size = wrong ? nameSize.wrong : nameSize.right;
  const number = numberParts(condition);
  const indent = wrong ? 19 : 0;
  const room = width - indent - widthOf(desk, number, 13.5) - 10;
  const name = [part(shorten(desk, spot.name, size, room), wrong ? 'node' : 'strong', 'ink')];
  const area = { x: x - 2, y: y - 11, width: width + 4, height: 31 };
  if (selected) mark(desk, { ...area, height: 21 });
  if (condition.sign !== undefined)
    desk.nodes.push({
      id: `sign:${spot.key}`,
      type: 'lamp',
      look: condition.sign,
      x: x + 7,
      y,
      object,
      dim,
    });
  const { of: bar } = barOf(picture, condition);
  const tries = [
    condition.long.join(', '),
    condition.short.join(', '),
    condition.long[0] ?? '',
    condition.short[0] ?? '',
  ];
  const beside = x + indent + bar + 7;
  const space = x + width - beside;
  const said = tries.find(text => desk.measure(text, 'bold', 12) <= space) ?? '';
  // Where the bar is long the words stand below it.
  const below = said === '' && condition.long.length > 0;
  const text = below
    ? (tries.find(one => desk.measure(one, 'bold', 12) <= width - indent) ?? tries.at(-1) ?? '')
    : said;
  layBar(desk, picture, x + indent, y + (below ? 9 : 11), condition, dim);
  const run = (parts: typeof number) => (selected ? inMarkerInk(parts) : parts);
  desk.words.push({
    key: `service:${spot.key}`,
    group: 'Services',
    tag: 'button',
    label: serviceLabel(desk, spot.key, spot.name, condition),
    object,
    ...area,
    runs: [
      { key: 'name', x: 2 + indent, anchor: 'start', y: 11, size, parts: run(name) },
      { key: 'number', x: 2, anchor: 'end', y: 11, size: 13.5, parts: run(number) },
      ...(text === ''
        ? []
        : [
            {
              key: 'words',
              x: (below ? x + indent : beside) - area.x,
              anchor: 'start' as const,
              y: below ? 30.5 : 24,
              size: 12,
              parts: [part(text, 'bold', wordColour(condition.lamp))],
            },
          ]),
    ],
    dim,
    selected,
  });
}

/** Pixels of all lines, and of those that are ready. */
function barOf({ perLine }: Plan, { of: wanted, ready: there }: Condition) {
  const of = wanted === 0 ? 0 : Math.max(3, Math.round(wanted * perLine));
  return { of, ready: there === 0 ? 0 : Math.min(of, Math.max(2, Math.round(there * perLine))) };
}

function layBar(
  desk: FarDesk,
  picture: Plan,
  x: number,
  y: number,
  condition: Condition,
  dim: boolean,
): void {
  const { of, ready } = barOf(picture, condition);
  if (of > ready)
    desk.shapes.push({
      type: 'rect',
      x: x + 0.5,
      y: y + 0.5,
      width: of - 1,
      height: 3,
      stroke: condition.silent ? 'failed' : 'ink3',
      dim,
    });
  if (ready > 0) desk.shapes.push({ type: 'rect', x, y, width: ready, height: 4, fill: 'ink', dim });
}

function layStrip(desk: FarDesk, spot: PlanService, condition: Condition): void {
  const { width, height } = serviceStrip;
  const { x, y } = spot;
  const object = { kind: 'Service', namespace: spot.namespace, name: spot.name };
  const dim = !onPath(desk.path, 'services', spot.key);
  const full =
    condition.of === 0
      ? 0
      : Math.max(condition.ready === 0 ? 0 : 2, Math.round((condition.ready / condition.of) * height));
  const colour = condition.sign === undefined ? 'ink' : wordColour(condition.lamp);
  if (isSelected(desk, object)) mark(desk, { x: x - 2, y: y - 2, width: width + 4, height: height + 4 });
  if (condition.sign === undefined)
    desk.shapes.push({ type: 'rect', x, y, width, height, fill: 'hair', dim });
  else
    desk.shapes.push({
      type: 'rect',
      x: x - 0.5,
      y: y - 0.5,
      width: width + 1,
      height: height + 1,
      stroke: colour,
      lineWidth: 2,
      dim,
    });
  if (full > 0)
    desk.shapes.push({
      type: 'rect',
      x,
      y: y + height - full,
      width,
      height: full,
      fill: condition.sign === undefined ? 'off' : colour,
      dim,
    });
  desk.words.push({
    key: `service:${spot.key}`,
    group: 'Services',
    tag: 'button',
    shelf: `${spot.namespace} ${y}`,
    label: serviceLabel(desk, spot.key, spot.name, condition),
    object,
    x: x - 1,
    y: y - 1,
    width: width + 2,
    height: height + 2,
    runs: [],
    dim,
    selected: isSelected(desk, object),
  });
}

/** Worst first, a line each; the last line counts those for which there is no line. */
function layTroubled(
  desk: FarDesk,
  { namespace, x, width, words }: PlanHeading,
  troubled: readonly { readonly spot: PlanService; readonly condition: Condition }[],
): void {
  if (words === undefined || troubled.length === 0) return;
  const worst = troubled.toSorted((a, b) => rank(a.condition) - rank(b.condition));
  const shown = worst.length > words.rows ? worst.slice(0, Math.max(1, words.rows - 1)) : worst;
  const left = worst.length - shown.length;
  shown.forEach(({ spot, condition }, i) => {
    const y = words.y + i * 16;
    const object = { kind: 'Service', namespace: spot.namespace, name: spot.name };
    const text = ` ${condition.short[0] ?? ''}`;
    const counts = left > 0 && i === shown.length - 1 && words.rows === 1;
    const rests = counts ? [` ${levels.others(left)}`, ` ${levels.othersBrief(left)}`] : [''];
    const said = desk.measure(text, 'bold', 12.5);
    const least = Math.min(leastName, desk.measure(showName(spot.name), 'node', 12.5));
    const roomBeside = (rest: string) => width - said - desk.measure(rest, 'text', 12.5);
    // The next namespace begins beside it: what is counted is rather said in fewer signs than written over that.
    const rest = rests.find(one => roomBeside(one) >= least) ?? rests.at(-1) ?? '';
    const name = shorten(desk, spot.name, 12.5, roomBeside(rest));
    say(
      desk,
      'Services',
      `trouble:${spot.key}`,
      { x, y },
      12.5,
      [
        part(showName(name), 'bold', 'ink'),
        part(text, 'bold', wordColour(condition.lamp)),
        ...(rest === '' ? [] : [part(rest, 'text', 'ink2')]),
      ],
      { tag: 'button', label: serviceLabel(desk, spot.key, spot.name, condition), object },
    );
  });
  if (left > 0 && words.rows > 1)
    say(desk, 'Services', `troubles:${namespace}`, { x, y: words.y + shown.length * 16 }, 12.5, [
      part(levels.others(left), 'text', 'ink2'),
    ]);
}

function rank(condition: Condition): number {
  if (condition.silent) return 0;
  return condition.sign === 'failed' ? 1 : condition.sign === undefined ? 3 : 2;
}
