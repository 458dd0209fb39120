/**
 * Which objects a query means. Pure: entries and a query go in, the entries that match come out, the likeliest first. Fast enough to be asked with every key that is
 * pressed: 10,000 pods with their lines in less than a frame. Called by the search of the page and by its palette.
 */
import { byName } from '../scene/by-name.ts';
import type { Topology } from '../topology.ts';
import type { Entry } from './entry.ts';
import type { Query, SearchKey, Term } from './query.ts';

/** Labels of an object by its UID, `key=value` in lower case; undefined where they are not known. */
export type LabelsOf = (uid: string) => readonly string[] | undefined;

type Names = Pick<Topology, 'services' | 'nodes' | 'namespaces'>;
type Matches = (entry: Entry) => boolean;

/** More than these nobody steps through: they stay in the order of the topology. */
const steppedThrough = 1_000;

export function search(
  entries: readonly Entry[],
  { terms }: Pick<Query, 'terms'>,
  names: Names,
  labelsOf: LabelsOf = () => undefined,
): readonly Entry[] {
  if (terms.length === 0) return [];
  const all = terms.map(term => matcher(term, names, labelsOf));
  const found = entries.filter(entry => all.every(matches => matches(entry)));
  if (found.length > steppedThrough) return found;
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const said = terms.flatMap(({ key, value, not }) =>
    not || (key !== undefined && key !== 'name') ? [] : [value],
  );
  return found
    .map(entry => ({ entry, kind: kinds.indexOf(entry.kind), far: farness(entry, said) }))
    .sort((a, b) => a.kind - b.kind || a.far - b.far || byName(a.entry.title, b.entry.title))
    .map(({ entry }) => entry);
}

/** 0 where a word is the whole name, 1 where it begins it. */
function farness({ title }: Entry, words: readonly string[]): number {
  const name = title.toLowerCase();
  if (words.includes(name)) return 0;
  return words.some(word => name.startsWith(word)) ? 1 : 2;
}

function matcher(term: Term, names: Names, labelsOf: LabelsOf): Matches {
  const matches = positive(term, names, labelsOf);
  return term.not ? entry => !matches(entry) : matches;
}

function positive({ key, value }: Term, names: Names, labelsOf: LabelsOf): Matches {
  return key === undefined ? saying(value) : keyed(key, value, names, labelsOf);
}

function keyed(key: SearchKey, value: string, names: Names, labelsOf: LabelsOf): Matches {
  switch (key) {
    case 'kind':
      return entry => entry.kind === value;
    case 'name':
      return entry => entry.object.name.toLowerCase().includes(value);
    case 'ip':
      return entry => entry.addresses.some(address => address.toLowerCase().startsWith(value));
    case 'state': {
      const state = plain(value);
      const meant = once(one => plain(one).startsWith(state));
      return entry => entry.states.some(meant);
    }
    case 'ns': {
      const meant = wholeOrBeginning(value, [...names.namespaces.values()]);
      return entry => meant(entry.object.namespace);
    }
    case 'node': {
      const meant = wholeOrBeginning(value, [...names.nodes.values()]);
      return entry => meant(entry.node);
    }
    case 'svc': {
      const services = [...names.services.values()];
      const meant = wholeOrBeginning(value, services);
      const uids = new Set(services.filter(({ name }) => meant(name)).map(({ uid }) => uid));
      return entry => entry.services.some(uid => uids.has(uid));
    }
    case 'label':
      return entry =>
        carries(entry, value) || (labelsOf(entry.key)?.some(label => isMeant(label, value)) ?? false);
  }
}

/** Anything that is said of it. */
function saying(value: string): Matches {
  const state = plain(value);
  const meant = once(one => plain(one) === state);
  return entry => entry.text.includes(value) || entry.states.some(meant) || carries(entry, value);
}

/** What is one name as a whole means that one alone, though others may begin with it. */
function wholeOrBeginning(
  value: string,
  known: readonly { readonly name: string }[],
): (name: string) => boolean {
  return known.some(({ name }) => name === value) ? name => name === value : name => name.startsWith(value);
}

/** With an equals sign a label as a whole, its value perhaps still being written; without, its key or its value. */
function isMeant(label: string, value: string): boolean {
  return value.includes('=') ? label.startsWith(value) : label.includes(value);
}

function carries({ labels }: Entry, value: string): boolean {
  return labels.some(label => isMeant(label, value));
}

/** Ten thousand pods are in a handful of states: each is asked about once. */
function once(asks: (state: string) => boolean): (state: string) => boolean {
  const answers = new Map<string, boolean>();
  return state => {
    const known = answers.get(state);
    if (known !== undefined) return known;
    const answer = asks(state);
    answers.set(state, answer);
    return answer;
  };
}

/** `not ready`, `not-ready` and `NotReady` are one. */
function plain(state: string): string {
  return state.replaceAll(/[\s-]/g, '').toLowerCase();
}
