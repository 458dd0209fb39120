/** Whether a node is gone from the cluster's sight, as far as rules blame it: a new one gets a minute to become ready. Pure, `now` is given. */
import type { NodeObject } from '../kubernetes/object.ts';
import { grace } from './pod-life.ts';

export const isAway = ({ ready, meta }: NodeObject, now: number): boolean =>
  ready !== true && now - meta.created >= grace.nodeStart;
