/**
 * A JSON value as Go prints it with `%v`: `map[spec:map[replicas:2]]`. Upstream's refusals of patches show them so.
 */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `map[${members.map(([key, member]) => `${key}:${goValue(member)}`).join(' ')}]`;
}
