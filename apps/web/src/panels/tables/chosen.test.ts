import { describe, expect, it } from 'vitest';
import { parseTables, printTables, turned, usual } from './chosen.ts';

describe('the tables that are chosen', () => {
  it('are endpoints and pods unless the address says otherwise', () => {
    expect(parseTables(undefined)).toEqual(usual);
    expect(printTables(usual)).toBeUndefined();
  });

  it('come back from the address as they were', () => {
    for (const text of [
      'services,pods',
      'endpoints.-AGE,nodes',
      'pods.IP,pods.-RESTARTS',
      'services.PORT(S),slices',
    ])
      expect(printTables(parseTables(text))).toBe(text);
  });

  it('take the usual for what cannot be used', () => {
    expect(parseTables('secrets,nodes')).toEqual([{ list: 'endpoints' }, { list: 'nodes' }]);
    expect(parseTables('nodes.-')).toEqual([{ list: 'nodes' }, { list: 'pods' }]);
  });

  it('are sorted up, down and not at all', () => {
    const up = turned(undefined, 'AGE');
    const down = turned(up, 'AGE');
    expect([up, down, turned(down, 'AGE')]).toEqual([
      { column: 'AGE', down: false },
      { column: 'AGE', down: true },
      undefined,
    ]);
    expect(turned(down, 'NAME')).toEqual({ column: 'NAME', down: false });
  });
});
