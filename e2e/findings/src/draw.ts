/** What the parts of a healthy cluster are drawn with: dice, a list of what to put on the stage, and what faults may pick from. */
import { createDice } from '@switchboard/sim/dice';
import type { DraftObject } from '@switchboard/sim/object';
import type { AppFacts, Fleet } from '@switchboard/sim/scenarios/fleet';
import { DAY, type Stage } from '@switchboard/sim/scenarios/scenario';

/** Words that faults put into their kubectl lines. */
export type Target = Readonly<Record<string, string>>;

/** What there is to break, by the word that faults ask for. */
export type Targets = ReadonlyMap<string, readonly Target[]>;

export const GATEWAY_API = 'gateway.networking.k8s.io/v1';
export const NETWORK = 'networking.k8s.io/v1';

export interface Draw {
  chance(probability: number): boolean;
  one<Item>(items: readonly Item[]): Item;
  below(limit: number): number;
  put(draft: DraftObject): void;
  app(facts: AppFacts): void;
  offer(what: string, target: Target): void;
  readonly targets: Targets;
  /** Puts all that was drawn on the stage. */
  perform(stage: Stage, fleet: Fleet): void;
}

export function createDraw(seed: number): Draw {
  const dice = createDice(seed, 'healthy');
  const targets = new Map<string, Target[]>();
  const drawn: ((stage: Stage, fleet: Fleet) => void)[] = [];
  const below = (limit: number): number => Math.floor(dice.roll() * limit);
  return {
    chance: probability => dice.roll() < probability,
    below,
    one(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to choose from');
      return item;
    },
    put(draft) {
      drawn.push(stage => void stage.put(draft, 10 * DAY));
    },
    app(facts) {
      drawn.push((_, fleet) => fleet.app(facts));
    },
    offer(what, target) {
      targets.set(what, [...(targets.get(what) ?? []), target]);
    },
    targets,
    perform(stage, fleet) {
      for (const put of drawn) put(stage, fleet);
    },
  };
}

export interface Marks {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export const object = (
  apiVersion: string,
  kind: string,
  namespace: string | undefined,
  name: string,
  body: object,
  marks: Marks = {},
): DraftObject => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...marks },
  ...body,
});
