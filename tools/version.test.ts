import { expect, it } from 'vitest';
import { isAtLeast, parseVersion } from './version.mjs';

it.each([
  ['v24.21.0', '24.0', true],
  ['v24.0.0', '24.0', true],
  ['v20.20.2', '24.0', false],
  ['v9.11.2', '24.0', false],
  ['v100.0.0', '24.0', true],
  ['12.9.0', '12.21.0', false],
  ['12.21', '12.21.0', true],
  ['Client Version: v1.32.4-dispatcher', '1.30', true],
  ['Client Version: v1.9.11', '1.30', false],
  ['go version go1.26.8 linux/amd64', '1.26', true],
  ['command not found', '1.30', false],
])('"%s" is at least %s: %s', (text, minimum, expected) => {
  expect(isAtLeast(text, minimum)).toBe(expected);
});

it('reads the first dotted number of a sentence', () => {
  expect(parseVersion('pnpm 12.21.0, node 24.1')).toEqual([12, 21, 0]);
  expect(parseVersion('Chromium 153')).toBeUndefined();
});
