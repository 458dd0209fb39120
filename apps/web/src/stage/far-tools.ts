/**
 * What the stage has for looking at much from afar, beside the picture: the minimap, and lamps under the pointer. Made by its controls as soon as this part of the program is
 * there.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { lampUnder } from '@switchboard/core/scene/levels/under';
import type { Picture } from '@switchboard/core/scene/picture';
import type { Topology } from '@switchboard/core/topology';
import type { Camera } from './camera.ts';
import { createLampPointer, type LampPointer } from './lamp-pointer.ts';
import { createMinimap, type Minimap } from './minimap.ts';
import { farWords } from './scene/far/messages.ts';
import type { Schedule } from './schedule.ts';

export interface FarTools {
  readonly minimap: Minimap;
  readonly lamps: LampPointer;
}

export interface FarToolsOptions {
  readonly host: HTMLElement;
  readonly schedule: Schedule;
  camera(): Pick<Camera, 'view' | 'look'>;
  shown(): { readonly topology: Topology; readonly placement: Picture } | undefined;
  onSelect(object: ObjectName): void;
}

export function createFarTools({ host, schedule, camera, shown, onSelect }: FarToolsOptions): FarTools {
  return {
    minimap: createMinimap(host, schedule, farWords.minimap, (x, y) =>
      camera().look({ ...camera().view(), x, y }),
    ),
    lamps: createLampPointer({
      host,
      view: () => camera().view(),
      under(x, y) {
        const now = shown();
        return now === undefined || now.placement.level === 'rows'
          ? undefined
          : lampUnder(now.placement, now.topology, x, y);
      },
      onSelect,
    }),
  };
}
