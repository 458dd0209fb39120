/** The fixed words of the far levels. What is said of Services and nodes comes from core's messages. */

import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

export const farWords = {
  door: ['Door', 'name and path'],
  service: 'lines in the list',
  endpoints: ['Endpoints', 'one lamp, one line'],
  streets: 'a Service is a line, each pod a station where it sits',
  bars: (perLine: number) =>
    perLine === 1
      ? 'bar = lines in the list, dark = ready; one pixel is one line'
      : 'bar = lines in the list, dark = ready',
  strips: 'a strip is a Service, filled as far as it is ready',
  lamps: 'one lamp is one pod, and what is right is small',
  nodeStrips: 'a strip is a node, as high as it holds pods',
  noNode: ['no', 'node'],
  noNodeYet: 'no node yet',
  minimap: 'Part of the picture that is in sight; arrow keys move it',
  outgrown: 'Not everything fits: − shows more of it',
  label: {
    service: (name: string, ready: number, of: number, rest: readonly string[]) =>
      [`Service ${name}`, `${figureOf(ready)} of ${figureOf(of)} ready`, ...rest].join(', '),
    alias: (name: string, rest: readonly string[]) => [`Service ${name}`, 'another name', ...rest].join(', '),
  },
} as const;
