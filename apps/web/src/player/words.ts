/** Every text of the player, in English. Apart from the page's other texts, since only who stops or presents the picture meets them. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';
import { span } from '@switchboard/core/scene/span';

const changes = (n: number) => `${figureOf(n)} ${n === 1 ? 'change' : 'changes'}`;

export const words = {
  bar: 'Player of the picture',
  pause: 'Pause',
  resume: 'Go on',
  back: 'One fact back',
  forward: 'One fact on',
  slower: 'Slower',
  faster: 'Faster',
  speed: (speed: number) => `${speed}×`,
  scrub: 'Moment of the picture',
  present: 'Present',
  live: 'Live',
  presenting: 'Tell fact after fact, slowly',
  /** Which of the two it is: the table and the ledger tell the truth meanwhile. */
  fact: (fact: number, of: number) => `the picture plays fact ${figureOf(fact)} of ${figureOf(of)}`,
  standing: 'paused, nothing has changed since',
  behind: (n: number) => `paused, ${changes(n)} behind`,
  skipped: (n: number) => `skipped ${changes(n)} to keep up`,
  steady: 'presenting: changes are told one after the other',
  away: {
    hidden: (ms: number) => `While you were away, ${span(ms)}:`,
    asleep: (ms: number) => `While this computer slept, ${span(ms)}:`,
    offline: (ms: number) => `While the server was not heard, ${span(ms)}:`,
    behind: () => 'What changed until the picture was fetched anew:',
    paused: (ms: number) => `While the picture stood, ${span(ms)}:`,
  },
  more: (n: number) => `and ${figureOf(n)} more, which the table and the picture show`,
  dismiss: 'Dismiss',
} as const;
