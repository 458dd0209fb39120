/**
 * Schedules of CronJobs (robfig/cron `ParseStandard`): five fields, names of months and days, ranges, steps, lists, `@daily` and the like, `@every`.
 * Times are in UTC, or in the zone that is asked for. Called by the cron job controller.
 */
export type Schedule = (after: number) => number | undefined;

const MINUTE = 60_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

interface Field {
  readonly values: ReadonlySet<number>;
  readonly any: boolean;
}

function parseField(
  text: string,
  low: number,
  high: number,
  names: readonly string[] = [],
): Field | undefined {
  const number = (part: string): number => {
    const named = names.indexOf(part.toLowerCase());
    return named >= 0 ? named + low : /^\d+$/.test(part) ? Number(part) : Number.NaN;
  };
  const values = new Set<number>();
  let any = false;
  for (const part of text.split(',')) {
    const [range = '', stepText, ...rest] = part.split('/');
    const [first = '', last, ...more] = range.split('-');
    const every = first === '*' || first === '?';
    const step = stepText === undefined ? 1 : number(stepText);
    const start = every ? low : number(first);
    const end = every ? high : last === undefined ? (stepText === undefined ? start : high) : number(last);
    if (rest.length + more.length > 0 || !(step >= 1) || !(start >= low) || !(end <= high) || start > end)
      return undefined;
    if (every && step === 1) any = true;
    for (let value = start; value <= end; value += step) values.add(value);
  }
  return { values, any };
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: MINUTE, s: 1_000 };

function everyOf(text: string): Schedule | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|m|s)/g)];
  const total = parts.reduce((sum, [, count = '', unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
  if (parts.map(([whole]) => whole).join('') !== text || total === 0) return undefined;
  const delay = Math.max(1_000, total - (total % 1_000));
  return after => after - (after % 1_000) + delay;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Minutes by which the zone is ahead of UTC at that time. */
function offset(time: number, zone: string): number {
  let format = FORMATS.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    FORMATS.set(zone, format);
  }
  const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Five years ahead, as upstream's: no such time, no next. */
const FARTHEST_DAYS = 5 * 366;

/** Undefined when it cannot be read. */
export function parseSchedule(text: string, zone?: string): Schedule | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('@every ')) return everyOf(trimmed.slice(7).trim());
  const fields = (MACROS[trimmed] ?? trimmed).split(/\s+/);
  const [minutes, hours, days, months, weekdays] = [
    parseField(fields[0] ?? '', 0, 59),
    parseField(fields[1] ?? '', 0, 23),
    parseField(fields[2] ?? '', 1, 31),
    parseField(fields[3] ?? '', 1, 12, MONTHS),
    parseField(fields[4] ?? '', 0, 6, DAYS),
  ];
  if (fields.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return undefined;
  const dayFits = (date: Date): boolean => {
    const [day, weekday] = [days.values.has(date.getUTCDate()), weekdays.values.has(date.getUTCDay())];
    // A day that both fields name must only meet one of them.
    return days.any || weekdays.any ? day && weekday : day || weekday;
  };
  return after => {
    const shift = zone === undefined ? 0 : offset(after, zone) * MINUTE;
    let date = new Date(after + shift - ((after + shift) % MINUTE) + MINUTE);
    const limit = date.getTime() + FARTHEST_DAYS * 1440 * MINUTE;
    const nextDay = (from: Date) =>
      new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + 1));
    while (date.getTime() < limit) {
      if (!months.values.has(date.getUTCMonth() + 1) || !dayFits(date)) date = nextDay(date);
      else if (!hours.values.has(date.getUTCHours()))
        date = new Date(date.getTime() - (date.getTime() % (60 * MINUTE)) + 60 * MINUTE);
      else if (!minutes.values.has(date.getUTCMinutes())) date = new Date(date.getTime() + MINUTE);
      else {
        const found = date.getTime();
        return zone === undefined ? found : found - offset(found - shift, zone) * MINUTE;
      }
    }
    return undefined;
  };
}
