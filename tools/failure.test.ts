import { expect, it } from 'vitest';
import { explainInstall } from './failure.mjs';

it.each([
  ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write', /disk is full/],
  ['npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED', /registry cannot be reached/],
  ['npm error code EAI_AGAIN', /registry cannot be reached/],
  [
    'npm error code EINTEGRITY\nnpm error sha512-… integrity checksum failed',
    /differs from what the lockfile promises/,
  ],
  ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"', /disagree/],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate is not trusted/],
  ['npm error code EACCES\nnpm error syscall mkdir', /cannot be written/],
  ['npm error code E404\nnpm error 404 Not Found', /does not have a package/],
])('explains %j', (output, expected) => {
  expect(explainInstall(output)).toMatch(expected);
});

it('does not guess', () => {
  expect(explainInstall('something else went wrong')).toBeUndefined();
});
