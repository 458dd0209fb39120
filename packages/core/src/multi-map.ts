/** Maps of many values to a key, as indexes are while they are made: a value is put behind those that are there. Called by whoever gathers by key. */

export function push<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = into.get(key);
  if (there === undefined) into.set(key, [value]);
  else there.push(value);
}
