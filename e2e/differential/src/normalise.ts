/**
 * Replaces in what kubectl printed whatever no two clusters can have in common: times, ages, uids, versions, addresses, ports that were drawn, names that were drawn.
 * The n-th distinct one of a sort becomes the n-th placeholder of that sort, so that what was equal stays equal. Used on both sides alike.
 */

interface Sort {
  readonly name: string;
  readonly pattern: RegExp;
}

/** In this order: what an earlier one has replaced, a later one does not see. */
const sorts: readonly Sort[] = [
  { name: 'UID', pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g },
  { name: 'CLUSTER-IP', pattern: /\b10\.96\.\d+\.\d+\b/g },
  { name: 'POD-IP', pattern: /\b10\.244\.\d+\.\d+\b/g },
  { name: 'NODE-PORT', pattern: /\b3[012]\d{3}\b/g },
  { name: 'NODE', pattern: /\bnode-[abc]\b/g },
  { name: 'ZONE', pattern: /\bzone-[123]\b/g },
];

/** What generated names end in: `rand.SafeEncodeString` of the API machinery, for a ReplicaSet's hash and for a pod of it. */
const drawn = '[bcdfghjklmnpqrstvwxz2456789]';
const drawnNames: readonly Sort[] = [
  { name: 'HASH', pattern: new RegExp(`(?<=-hash[=:"]+ ?"?)${drawn}{6,10}\\b`, 'g') },
  { name: 'DRAWN', pattern: new RegExp(`(?<=[a-z0-9]-)${drawn}{6,10}(?:-${drawn}{5})?\\b`, 'g') },
  { name: 'DRAWN', pattern: new RegExp(`(?<=[a-zA-Z0-9]-)${drawn}{5}\\b`, 'g') },
  { name: 'EVENT', pattern: /(?<=\w\.)[0-9a-f]{16}\b/g },
];

const plain: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'TIME'],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [+-]\d{4}(?: [A-Z]{3,4}\b)?/g, 'TIME'],
  [/\b\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, 'TIME'],
  // What kubectl's own machinery says while it gives up.
  [/^[IWEF]\d{4} [\d:.]+ +\d+ .*\n/gm, ''],
  [/\/[^\s"]*\/(?:LIVE|MERGED)-\d+\//g, '/DIFF/'],
  [/\/[^\s"]*\/kubectl-edit-\d+\.yaml/g, '/EDIT'],
  [/\bhttps?:\/\/127\.0\.0\.1:\d+/g, 'SERVER'],
  [/\b(?:127\.0\.0\.1|172\.18\.0\.\d+|10\.0\.0\.\d+)\b/g, 'NODE-IP'],
  [/\b((?:resourceVersion|Resource Version|continue)"?: *)"?[^"\s,}]+"?/g, '$1VERSION'],
];

const duration = String.raw`(?:<invalid>|(?:\d+y)?(?:\d+d)?(?:\d+h)?(?:\d{1,2}m|1[0-7]\dm)?(?:\d+s)?)`;
const ages: readonly (readonly [RegExp, string])[] = [
  // A cell of its own, and what stands in brackets beside a count.
  [new RegExp(`(?<=^|  )(?=\\S)${duration}(?=  |$)`, 'gm'), 'AGE'],
  [new RegExp(`\\((?=\\d)${duration} ago\\)`, 'g'), '(AGE ago)'],
  [new RegExp(`(?=\\b\\d)${duration} \\(x\\d+ over ${duration}\\)`, 'g'), 'AGE'],
];

export interface Normalising {
  readonly namespace: string;
  /** Where lines are put in order, which of several was named first says nothing, and drawn names are all one. `distinct` keeps one of each. */
  readonly order: 'kept' | 'sorted' | 'distinct';
}

export function normalise(text: string, { namespace, order }: Normalising): string {
  let said = text.replaceAll(namespace, 'NAMESPACE').replaceAll('\t', '  ').replace(/[ ]+$/gm, '');
  for (const [pattern, by] of plain) said = said.replace(pattern, by);
  for (const { name, pattern } of [...sorts, ...drawnNames])
    said = numbered(said, name, pattern, order !== 'kept');
  said = said.replace(/POD-IP-\d+(?::\d+)?(?:,POD-IP-\d+(?::\d+)?)+/g, list => list.split(',').sort().join());
  // Columns are as wide as the widest cell was before, and what stands below a key of `describe` as deep as the longest key.
  said = said.replace(/^ {10,}/gm, '          ');
  said = said.replace(/(?<=\S) {2,}/g, '  ');
  for (const [pattern, by] of ages) said = said.replace(pattern, by);
  if (order === 'kept') return withEventsInOrder(said);
  const lines = said.split('\n').sort();
  return (order === 'distinct' ? [...new Set(lines)] : lines).join('\n');
}

function numbered(text: string, name: string, pattern: RegExp, alike: boolean): string {
  const seen = new Map<string, string>();
  return text.replace(pattern, found => {
    if (alike) return name;
    const known = seen.get(found) ?? `${name}-${seen.size + 1}`;
    seen.set(found, known);
    return known;
  });
}

/** Events of one second come in any order. */
function withEventsInOrder(text: string): string {
  return text.replace(/^Events:\n(?:[ ]+.*\n?)+/gm, block => {
    const [head = '', titles = '', rule = '', ...rows] = block.trimEnd().split('\n');
    return `${[head, titles, rule, ...rows.sort()].join('\n')}\n`;
  });
}
