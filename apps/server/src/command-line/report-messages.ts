/** The words around findings on the command line; those of the findings themselves come from core. */

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const reportWords = {
  look: 'look: ',
  mend: 'mend: ',
  /** Below what is said of the first of them; the JSON has each. */
  others: (n: number): string => `The same of ${count(n, 'other pod')}.`,
  confidence: { likely: 'likely', possible: 'possible' },
  total: (errors: number, warnings: number, infos: number): string =>
    errors + warnings + infos === 0
      ? 'Nothing is wrong that these objects could tell.'
      : `${count(errors, 'error')}, ${count(warnings, 'warning')}${infos === 0 ? '' : `, ${infos} for information`}.`,
  /** Where there is no object to judge, nothing may sound like praise. */
  nothing: {
    'nothing to read': (): string => 'Nothing was judged: there was nothing to read.',
    'nothing readable': (): string => 'Nothing was judged: there was nothing that could be read.',
    'nothing known': (kinds: readonly string[]): string =>
      kinds.length === 0
        ? 'Nothing was judged: there are no objects in what was read.'
        : `Nothing was judged: no rule looks at ${kinds.join(', ')} alone.`,
  },
  unobserved: (kind: string, rules: readonly string[]): string =>
    `Not judged, for ${kind} was not seen: ${rules.join(', ')}.`,
} as const;
