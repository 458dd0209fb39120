/**
 * What findings say, put onto a scene of rows that is laid: a sign on the way where calls still get through, in the word and the wire of a line, and in the names by
 * which buttons are read out. Takes no room of its own, so nobody moves; touches only what something is said of. Part of `still`, in both lenses.
 */
import type { Fault } from '@switchboard/core/scene/faults/faults';
import { faultWordsOfLine } from '@switchboard/core/scene/messages/fault-en';
import { type Desk, part, widthOf } from '../desk.ts';
import type { Box, GraphEdge, Run } from '../shape.ts';
import { colourOf, type FaultsHere } from './faults-here.ts';

export function layFaults(desk: Desk, faults: FaultsHere): void {
  for (const [i, box] of desk.words.entries()) {
    if (box.tag !== 'button') continue;
    const fault = faultOf(faults, box);
    if (fault === undefined) continue;
    desk.words[i] = withFault(desk, box, fault);
    if (box.key.startsWith('service:')) laySign(desk, faults, box, fault);
  }
  for (const [i, edge] of desk.edges.entries()) {
    const fault = faults.all.endpoints.get(edge.id.slice('wire:'.length));
    if (fault !== undefined) desk.edges[i] = brokenWire(edge, fault);
  }
}

/** Of the object that a button stands for; of a host what is said of its paths as well. */
function faultOf({ all }: FaultsHere, { key }: Box): Fault | undefined {
  const at = key.indexOf(':');
  const id = key.slice(at + 1);
  switch (key.slice(0, at)) {
    case 'service':
      return all.services.get(id);
    case 'line':
      return all.endpoints.get(id);
    case 'pod':
      return all.pods.get(id);
    case 'host': {
      const [door = '', host = ''] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)];
      const start = `${door}|${host}|`;
      return all.doors.get(door) ?? [...all.stops].find(([stop]) => stop.startsWith(start))?.[1];
    }
    default:
      return undefined;
  }
}

function withFault(desk: Desk, box: Box, fault: Fault): Box {
  const label = `${box.label ?? ''}, ${fault.spoken}`;
  return { ...box, label, runs: box.key.startsWith('line:') ? lineRuns(desk, box, fault) : box.runs };
}

/** The word of a line says what is wrong with it, where there is room for that beside its address. */
function lineRuns(desk: Desk, { runs, width }: Box, { rule, severity }: Fault): readonly Run[] {
  const taken = runs
    .filter(({ anchor }) => anchor === 'end')
    .reduce((most, { x, parts, size }) => Math.max(most, x + widthOf(desk, parts, size)), 0);
  return runs.map(run => {
    if (run.key !== 'word') return run;
    const room = width - taken - 12;
    const text = faultWordsOfLine(rule, severity).find(
      words => desk.measure(words, 'bold', run.size) <= room,
    );
    const colour = colourOf(severity);
    if (text !== undefined) return { ...run, parts: [part(text, 'bold', colour)] };
    return { ...run, parts: run.parts.map(({ text: said }) => part(said, 'bold', colour)) };
  });
}

function brokenWire(edge: GraphEdge, { severity }: Fault): GraphEdge {
  return { ...edge, look: severity === 'error' ? 'failed' : 'not-ready' };
}

/** On the strands behind the name; where the way breaks it is seen already. */
function laySign(desk: Desk, faults: FaultsHere, box: Box, { severity }: Fault): void {
  const { columns: c, topology } = desk;
  const service = box.key.slice('service:'.length);
  if (c.form === 'phone' || faults.cutAt(service) !== undefined) return;
  if (topology.services.get(service)?.silence !== undefined) return;
  desk.nodes.push({
    id: `fault:${service}`,
    type: 'lamp',
    look: severity === 'error' ? 'failed' : 'not-ready',
    x: Math.round(Math.min(box.x + box.width + 16, c.capsule - 24)),
    y: box.y + box.height / 2,
    ...(box.dim === undefined ? {} : { dim: box.dim }),
    ...(box.object === undefined ? {} : { object: box.object }),
  });
}
