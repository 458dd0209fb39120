import { describe, expect, it } from 'vitest';
import { parseSchedule } from './cron-schedule.ts';

const from = '2026-11-21T12:34:56Z';
const next = (text: string, zone?: string): string | undefined => {
  const at = parseSchedule(text, zone)?.(Date.parse(from));
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
};

describe('schedules', () => {
  it.each([
    ['* * * * *', '2026-11-21T12:35'],
    ['*/15 * * * *', '2026-11-21T12:45'],
    ['0 9-17/4 * * MON-FRI', '2026-11-23T09:00'],
    ['30 3 1 jan *', '2027-01-01T03:30'],
    ['0 0 29 2 *', '2028-02-29T00:00'],
    ['0 0 13 * 5', '2026-11-27T00:00'],
    ['5,50 12 * * *', '2026-11-21T12:50'],
    ['@daily', '2026-11-22T00:00'],
    ['@every 1h30m', '2026-11-21T14:04'],
  ])('%s comes next at %s', (text, expected) => {
    expect(next(text)).toBe(expected);
  });

  it('counts in the zone that is asked for', () => {
    expect(next('0 9 * * *', 'Asia/Tokyo')).toBe('2026-11-22T00:00');
  });

  it.each(['', '* * * *', '61 * * * *', '* * * * 8', '5-1 * * * *', '@never', '@every x'])(
    'cannot read "%s"',
    text => {
      expect(parseSchedule(text)).toBeUndefined();
    },
  );

  it('has no next time where there is no such day', () => {
    expect(next('0 0 31 2 *')).toBeUndefined();
  });
});
