/**
 * How long ago, in kubectl's words: apimachinery `pkg/util/duration.HumanDuration` and the printers' translateTimestampSince.
 */
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const two = (large: number, unit: string, small: number, part: string): string =>
  small === 0 ? `${large}${unit}` : `${large}${unit}${small}${part}`;

export function humanDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 2 * MINUTE) return `${seconds}s`;
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes < 10) return two(minutes, 'm', seconds % MINUTE, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(seconds / HOUR);
  if (hours < 8) return two(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(seconds / DAY);
  if (hours < 192) return two(days, 'd', hours % 24, 'h');
  if (days < 730) return `${days}d`;
  const years = Math.floor(days / 365);
  return days < 2920 ? two(years, 'y', days % 365, 'd') : `${years}y`;
}

/** `time`: RFC 3339, or nothing. */
export const age = (time: string | undefined | null, now: number): string =>
  time ? humanDuration(now - Date.parse(time)) : '<unknown>';
