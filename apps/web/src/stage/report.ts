/**
 * What the stage reports to those who asked: cues of every change, room that the page had to make, keys that were painted. Owned by the stage.
 */
import type { Patch } from '@switchboard/core/patch';
import type { Cue } from '@switchboard/core/scene/cue';
import type { RoomMade } from '@switchboard/core/scene/placement';
import { createListeners, type Listeners } from './listeners.ts';
import { roomForNews } from './news.ts';
import { createPaintReport } from './paint-report.ts';
import type { Take } from './play/film.ts';
import type { Schedule } from './schedule.ts';

export interface Report {
  readonly cues: Listeners<readonly Cue[]>;
  readonly rooms: Listeners<readonly RoomMade[]>;
  readonly painted: ReturnType<typeof createPaintReport>;
  /** A change has been placed and choreographed. */
  take(before: Take, patch: Patch, after: Take, news: boolean): void;
}

export function createReport(schedule: Schedule): Report {
  const cues = createListeners<readonly Cue[]>();
  const rooms = createListeners<readonly RoomMade[]>();
  const painted = createPaintReport(schedule);
  return {
    cues,
    rooms,
    painted,
    take(before, patch, after, news) {
      painted.note(patch);
      if (!news) return;
      // Where everybody's place is another one, nobody made room for anybody.
      const stood = before.placement.layoutKey === after.placement.layoutKey;
      const room = stood ? roomForNews(before.topology, after.placement) : [];
      if (room.length > 0) rooms.tell(room);
      if (after.timeline.cues.length > 0) cues.tell(after.timeline.cues);
    },
  };
}
