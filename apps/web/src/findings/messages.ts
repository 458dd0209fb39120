/** Words of the panel that lists what is wrong, in English; what is wrong itself is said by core's rules. */
import { capital, figure, figureOf } from '@switchboard/core/scene/messages/grammar-en';

const many = (count: number, one: string, more: string) => `${figureOf(count)} ${count === 1 ? one : more}`;

export const findingWords = {
  title: 'What is wrong',
  gloss: 'worst first, by cause',
  back: 'back',
  loading: 'It is being looked at.',
  madeUp: 'While names are made up nothing is said here: the sentences are full of true ones.',
  nothing: 'Nothing was found.',
  lookedAt: (namespaces: readonly string[]) =>
    namespaces.length === 1
      ? `Looked at: namespace ${namespaces[0]}.`
      : `Looked at: ${many(namespaces.length, 'namespace', 'namespaces')}.`,
  noSuch: (namespace: string) => `There is no namespace ${namespace}, so there was nothing to look at.`,
  nothingSo: 'Nothing of that kind was found.',
  unobserved: (kinds: readonly string[]) =>
    `Some of it could not be judged, because it is not asked for, may not be read or has not been read yet: ${kinds.join(', ')}.`,
  notHeld: (kinds: readonly string[]) =>
    `Some of it could not be judged, because the file holds none: ${kinds.join(', ')}.`,
  untold: (count: number) => `${figureOf(count)} more are not listed; these are the worst.`,
  severity: { error: 'error', warning: 'warning', info: 'note' },
  sure: { certain: 'certain', likely: 'likely', possible: 'possible' },
  count: (errors: number, warnings: number, notes: number) =>
    [
      ...(errors > 0 ? [many(errors, 'error', 'errors')] : []),
      ...(warnings > 0 ? [many(warnings, 'warning', 'warnings')] : []),
      ...(notes > 0 ? [many(notes, 'note', 'notes')] : []),
    ].join(', '),
  inAll: (errors: number) => `${capital(figure(errors))} errors in all`,
  errors: (n: number) => many(n, 'error', 'errors'),
  warnings: (n: number) => many(n, 'warning', 'warnings'),
  filter: 'Only with these words',
  least: 'Show',
  levels: { error: 'errors', warning: 'errors and warnings', info: 'all' },
  alike: (count: number) => `and ${many(count, 'other', 'others')} alike:`,
  others: (count: number) => `and ${many(count, 'other', 'others')}`,
  takes: (count: number) => `takes ${figureOf(count)} more with it`,
  follows: 'What follows from it',
  evidence: 'Evidence',
  confirm: 'See it yourself',
  fix: 'Mend it',
  aboutRule: 'What the rule says',
  unknownRule: 'This page has no words for the rule; docs/findings.md of the server’s version has.',
  when: 'When',
  innocent: 'Not when',
  mend: 'What to do',
  details: 'Look closely',
  mute: 'Mute this one',
  muteRule: 'Mute the rule',
  muted: (count: number) => `${figureOf(count)} muted in this browser`,
  unmute: 'Unmute',
} as const;
