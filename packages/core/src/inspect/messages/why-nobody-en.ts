/** The rungs of the ladder that says why nobody picks up, in English. */
import { figure, plural } from '../../scene/messages/grammar-en.ts';

const match = (pods: number): string =>
  `${pods === 1 ? 'One pod matches' : `${figure(pods)} pods match`}.`.replace(/^./, first =>
    first.toUpperCase(),
  );

export const whyNobodyWords = {
  title: 'Why nobody picks up',
  labels: {
    selector: 'selector',
    readiness: 'readiness',
    ports: 'ports',
    list: 'list',
    'by-hand': 'by hand',
  },
  states: { holds: 'holds', broken: 'this is why', 'not-reached': 'not reached' },
  notReached: 'It does not come to this.',
  holds: {
    selector: match,
    readiness: (pods: number) =>
      pods === 1 ? 'It is ready.' : `${pods === 2 ? 'Both' : `All ${figure(pods)}`} are ready.`,
    ports: () => 'The ports have numbers.',
    list: () => 'They are listed.',
  },
  nearMiss: (workload: string, pods: number, carried: string) =>
    `The ${pods === 1 ? 'pod' : `${figure(pods)} pods`} of ${workload} ${plural(pods, 'carries', 'carry')} ${carried}.`,
  nothingLike: (key: string) => `no ${key}`,
} as const;
