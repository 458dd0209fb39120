/**
 * Times as panels print them: a time of day, and an age in the fewest words. Local time zone; ages of objects are printed as kubectl does, by core.
 */

/** `12:04:31`. */
export function clockTime(ms: number): string {
  const time = new Date(ms);
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map(n => String(n).padStart(2, '0'))
    .join(':');
}

/** `0.4 s`, `12 s`, `3 min`. */
export function shortAge(ms: number): string {
  if (ms < 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
