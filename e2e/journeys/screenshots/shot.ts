/**
 * What a picture is: a scenario, an address, what is done before the shutter falls, and in which themes and sizes.
 * The lists beside this file name them; the photographer takes them.
 */
import type { Page } from '@playwright/test';
import type { Rule, Stage } from './stage.ts';

export type Theme = 'dark' | 'light' | 'projector';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const hd: Size = { width: 1920, height: 1080 };
export const small: Size = { width: 1280, height: 720 };
export const laptop: Size = { width: 1440, height: 900 };
export const wide: Size = { width: 2560, height: 1440 };
export const phone: Size = { width: 390, height: 844 };

export interface Shot {
  readonly name: string;
  /** Unset: the shop. */
  readonly scenario?: string;
  /** Manifests to be shown in the place of a cluster. */
  readonly file?: string;
  /** After the page's `/`. */
  readonly address?: string;
  /** Further flags of the program. */
  readonly flags?: readonly string[];
  /** Each answer of the cluster takes that long, ms; with `faulty`. */
  readonly slow?: number;
  /** Whether `act` makes the cluster's API misbehave. */
  readonly faulty?: true;
  /** Unset: dark and light. */
  readonly themes?: readonly Theme[];
  /** Unset: 1920×1080 and 1280×720. */
  readonly sizes?: readonly Size[];
  /** Changes the cluster, once, while all pages of the shot look on: then its program is its own. */
  act?(stage: Stage): Promise<void>;
  /** Stands between the page and its server. */
  before?(page: Page): Promise<unknown>;
  /** What is to be read before the picture is taken; unset: that it is live. */
  readonly until?: RegExp;
  /** What the program may do in its cluster, and nothing else; with `faulty`. */
  readonly rights?: readonly Rule[];
  /** Brings one page into the state. */
  look?(page: Page): Promise<void>;
  /** Somebody is here for the first time. */
  readonly first?: true;
  /** Also in docs/, in this theme. */
  readonly readme?: Theme;
}
