/**
 * Tells the stage what to show: whenever the topology, the lens, the size of its place or the theme changed. The one bridge from store, view and link to the
 * stage; outside React, so that nothing but the picture follows the stream.
 */
import { columns } from '@switchboard/core/scene/columns';
import type { Path } from '@switchboard/core/scene/select';
import { emptyTopology } from '@switchboard/core/topology';
import type { Traced } from '@switchboard/core/trace/traced';
import type { Muted } from '../findings/muted.ts';
import { unmuted } from '../findings/unmuted.ts';
import type { View } from '../lens/view.ts';
import type { LinkStatus } from '../link/status.ts';
import type { Player } from '../stage/play/player.ts';
import type { Stage } from '../stage/stage.ts';
import { createMeeting } from '../store/meeting.ts';
import type { Store } from '../store/store.ts';
import type { Value } from '../store/value.ts';
import { lensOf } from './lens.ts';
import type { Theme } from './theme.ts';
import { isWhole } from './whole.ts';

export interface Shown {
  readonly stage: Pick<Stage, 'show' | 'setTheme' | 'setStale'> & {
    readonly player: Pick<Player, 'catchUp'>;
  };
  readonly host: HTMLElement;
  readonly store: Store;
  readonly view: Pick<View, 'address'>;
  readonly link: Value<LinkStatus>;
  readonly theme: Pick<Theme, 'name'>;
  readonly now: () => number;
  readonly found: Value<Path | undefined>;
  readonly pointed: Value<Path | undefined>;
  readonly traced: Value<Traced | undefined>;
  readonly muted: Muted['entries'];
}

export function showOnStage(shown: Shown): void {
  const { stage, host, store, view, link, theme, now, found, pointed, traced, muted } = shown;
  /** When the stage was told last, all that is looked at was here. */
  let whole = false;
  let { state } = link.get();
  const meeting = createMeeting();
  /** Nobody of what the stage was told last is there any more; owed to it while there is nothing to show, or no place for it. */
  let anew = false;
  function show(): void {
    const topology = unmuted(store.topology(), muted.get());
    const size = { width: host.clientWidth, height: host.clientHeight };
    const lens = lensOf(view.address.get(), topology, link.get().hello?.cluster.defaultNamespace);
    // Laid out once, when all of it is here, and not namespace by namespace.
    const namespaces = lens.namespaces.filter(store.knows);
    if (topology === emptyTopology || size.width === 0 || namespaces.length === 0) return;
    // The headline begins where the first column begins.
    document.documentElement.style.setProperty('--outside', `${columns(size.width).outside}px`);
    // What comes to an unfinished picture was there before: nothing of it is news.
    if (!whole) stage.player.catchUp();
    whole = isWhole(topology, lens.namespaces, { store, link: link.get() });
    stage.show({
      topology,
      lens: { ...lens, namespaces },
      size,
      serverNow: now(),
      wentAt: store.wentAt,
      found: traced.get()?.path ?? pointed.get() ?? found.get(),
      traced: traced.get(),
      anew,
    });
    anew = false;
  }
  store.onFlush(flush => {
    if (meeting(flush) !== undefined) anew = true;
    show();
  });
  for (const looked of [view.address, found, pointed, muted, traced]) looked.subscribe(show);
  theme.name.subscribe(() => stage.setTheme(theme.name.get()));
  link.subscribe(() => {
    stage.setStale(link.get().lost);
    const was = state;
    state = link.get().state;
    if (state !== 'live') whole = false;
    // Where nothing was missed nothing is told anew, and what comes next is news.
    else if (was !== 'live') show();
  });
  new ResizeObserver(show).observe(host);
}
