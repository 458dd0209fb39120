/**
 * What a picture of rows in the lens `lines` can do without, as one part of the program that comes after the first paint: the lens `nodes` and the turn to it, the
 * levels that are farther away than rows, the minimap, the way of a packet, what findings say, and routes that lead nowhere or across a border. Fetched by `loadBeyond`; tests and the gallery may take it at once.
 */
import { pictureOf } from '@switchboard/core/scene/picture';
import { createFarTools } from './far-tools.ts';
import { createMassLayer } from './painter/mass.ts';
import { layAbroad } from './scene/abroad.ts';
import { layClosedRoute } from './scene/closed-route.ts';
import { createFarScenes } from './scene/far/scenes.ts';
import { faultsHere } from './scene/faults/faults-here.ts';
import { layFaults } from './scene/faults/lay-faults.ts';
import { layListRows } from './scene/nodes/list-rows.ts';
import { layAliasLine, layNodesSide } from './scene/nodes/nodes-side.ts';
import { whereaboutsInNodes } from './scene/nodes/whereabouts.ts';
import { layWires } from './scene/nodes/wires.ts';
import { followedPacket } from './scene/packet/followed.ts';
import { layPacket } from './scene/packet/lay-packet.ts';
import { packetLit } from './scene/packet/lit.ts';
import { layLeg } from './scene/route-leg.ts';
import { layTrace } from './scene/trace/lay-trace.ts';
import { turned } from './turn/turn.ts';

export const beyond = {
  pictureOf,
  createFarTools,
  createMassLayer,
  createFarScenes,
  layListRows,
  layAliasLine,
  layNodesSide,
  whereaboutsInNodes,
  layWires,
  followedPacket,
  layPacket,
  packetLit,
  layTrace,
  faultsHere,
  layAbroad,
  layClosedRoute,
  layLeg,
  layFaults,
  turned,
} as const;
