/**
 * The parts of the running page, made once before React and handed to it: store, link, view, ledger, theme, clock. React shows them and never owns them
 * (architecture rule 16).
 */

import type { Detail } from '@switchboard/core/scene/lens';
import type { Path } from '@switchboard/core/scene/select';
import type { Traced } from '@switchboard/core/trace/traced';
import { createContext, useContext } from 'react';
import type { Muted } from '../findings/muted.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { View } from '../lens/view.ts';
import type { LinkStatus } from '../link/status.ts';
import type { Away } from '../player/away.ts';
import type { StageTime } from '../player/stage-time.ts';
import type { Search } from '../search/search.ts';
import type { MissingPart } from '../stage/beyond-here.ts';
import type { Drawn } from '../stage/drawn.ts';
import type { Player } from '../stage/play/player.ts';
import type { GoneObjects } from '../store/gone.ts';
import type { Store } from '../store/store.ts';
import type { Value } from '../store/value.ts';
import type { Theme } from './theme.ts';

export type DialogName = 'palette' | 'keys' | 'rights' | 'export';

export interface Program {
  readonly store: Store;
  /** What went while this page looked on. */
  readonly gone: GoneObjects;
  readonly link: Value<LinkStatus>;
  readonly view: View;
  readonly ledger: Ledger;
  readonly theme: Theme;
  /** The cluster's time in ms, renewed once a second; it may stand. */
  readonly now: Value<number>;
  /** This page's own time in ms, likewise; it never stands. */
  readonly local: Value<number>;
  /** Whether the address carried a key that the server refused. */
  readonly wrongKey: boolean;
  /** A part of the page's own code did not come: what of the picture is missing. */
  readonly incomplete: Value<MissingPart | undefined>;
  /** How near the stage is looked at; 1 is as drawn. */
  readonly zoom: Value<number>;
  /** How far away the picture is drawn: rows, or from afar. */
  readonly level: Value<Detail>;
  readonly search: Search;
  /** What this browser does not want to hear of. */
  readonly muted: Muted;
  /** The way of the finding that is looked at; the rest is dimmed. */
  readonly pointed: Value<Path | undefined>;
  /** The call that is followed, as the stage shows it. */
  readonly traced: Value<Traced | undefined>;
  /** What the stage shows, to be taken along. */
  readonly picture: () => Drawn | undefined;
  /** What stands over the page. */
  readonly dialog: Value<DialogName | undefined>;
  /** Whether the welcome of a first visit stands beside the picture. */
  readonly welcome: Value<boolean>;
  /** Whether single keys do something. */
  readonly keys: Value<boolean>;
  readonly player: Player;
  readonly away: Away;
  readonly stageTime: StageTime;
  /** The element that the stage draws in; made once and moved, never made again. */
  readonly stageHost: HTMLElement;
}

const context = createContext<Program | undefined>(undefined);

export const ProgramProvider = context.Provider;

export function useProgram(): Program {
  const program = useContext(context);
  if (program === undefined) throw new Error('useProgram outside of ProgramProvider');
  return program;
}
