/** Why a line of a list is as it is, in English; said beside its conditions. */
import { figureOf, plural } from '../../scene/messages/grammar-en.ts';

export const lineWords = {
  leaving: 'its pod was deleted: no new calls',
  leavingWith: (word: string) => `its pod was deleted: ${word}`,
  byHand: 'written by hand: nobody looks whether it answers',
  mirrored: 'copied from an Endpoints object that somebody wrote by hand',
  published: 'listed although not ready: publishNotReadyAddresses is set',
  noPod: 'the pod that it names is not there',
  starting: 'its pod starts: its readiness check has not passed yet',
  notReady: (word: string) => `its readiness check fails: ${word}`,
  failing: (reason: string | undefined, restarts: number) =>
    `its container fails${reason === undefined ? '' : `: ${reason}`}${restarts === 0 ? '' : `, ${figureOf(restarts)} ${plural(restarts, 'restart')}`}`,
  silent: (node: string | undefined) =>
    node === undefined ? 'nothing is heard of its pod' : `nothing is heard of ${node}`,
  behind: 'its pod is ready; the list is a moment behind',
} as const;
