import { describe, expect, it } from 'vitest';
import { environmentProxy } from './environment-proxy.ts';

const both = { HTTPS_PROXY: 'http://proxy:3128', HTTP_PROXY: 'plain:8080' };
const proxied = (server: string, noProxy: string): boolean =>
  environmentProxy(server, { ...both, NO_PROXY: noProxy }) !== undefined;

describe('the proxy of the environment', () => {
  it('is chosen by scheme, in either case of the name, and never for this machine', () => {
    expect(environmentProxy('https://api.example:6443', both)).toBe('http://proxy:3128');
    expect(environmentProxy('http://api.example', both)).toBe('http://plain:8080');
    expect(environmentProxy('https://api.example', { https_proxy: 'socks5://s:1' })).toBe('socks5://s:1');
    expect(environmentProxy('https://api.example', { HTTP_PROXY: 'x' })).toBeUndefined();
    for (const own of ['localhost:6443', '127.0.0.1', '127.9.9.9:1', '[::1]:6443'])
      expect(environmentProxy(`https://${own}`, both)).toBeUndefined();
  });

  it.each([
    ['https://api.example', '*', false],
    ['https://api.example', 'example', false],
    ['https://example', 'example', false],
    ['https://example', '.example', true],
    ['https://api.example', '.example', false],
    ['https://api.example', '*.example', false],
    ['https://myexample', 'example', true],
    ['https://api.example:6443', 'api.example:6443', false],
    ['https://api.example:6443', 'api.example:443', true],
    ['https://api.example', 'other, API.example', false],
    ['https://10.1.2.3:6443', '10.0.0.0/8', false],
    ['https://11.1.2.3:6443', '10.0.0.0/8', true],
    ['https://10.1.2.3', '10.1.2.3', false],
    ['https://10.1.2.3', '1.2.3', true],
    ['https://[fd00::7]:6443', 'fd00::/8', false],
    ['https://[fd00::7]:6443', '[fd00::7]:6443', false],
    ['https://api.example', ',, /8, 10.0.0.0/99, [', true],
    ['https://api.example', '', true],
  ])('%s with NO_PROXY "%s": proxied %s', (server, noProxy, expected) => {
    expect(proxied(server, noProxy)).toBe(expected);
  });
});
