/**
 * What the tools say when they cannot go on: what happened and what to do, and an exit code.
 * A `Failure` is for the person at the terminal: it is printed without a stack. Anything else that is thrown is a defect of ours.
 */
import { stripVTControlCharacters } from 'node:util';

export class Failure extends Error {
  /** @param {string} what one sentence @param {string} remedy what to do @param {string} [detail] output of the program that failed */
  constructor(what, remedy, detail = '') {
    super([what, remedy, detail.trim() && indent(detail)].filter(Boolean).join('\n'));
  }
}

/** Runs a script's main function and ends the process with its exit code. @param {() => Promise<number>} main */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

/** The end of a program's output, set off from our own words. @param {string} text */
export function indent(text, lines = 30) {
  return stripVTControlCharacters(text)
    .trim()
    .split('\n')
    .slice(-lines)
    .map(line => `    ${line}`)
    .join('\n');
}

/** Why npm or pnpm failed, as far as its output tells. @param {string} output @returns {string | undefined} */
export function explainInstall(output) {
  return installFailures.find(([pattern]) => pattern.test(output))?.[1];
}

/** @type {readonly (readonly [RegExp, string])[]} */
const installFailures = [
  [/ENOSPC|no space left/i, 'The disk is full: free about 1 GB and run the command again.'],
  [
    /EACCES|EPERM|permission denied/i,
    'A folder cannot be written: check who owns this checkout and your npm cache.',
  ],
  [
    /EINTEGRITY|ERR_PNPM_TARBALL_INTEGRITY/i,
    'A package differs from what the lockfile promises: do not use it; check the registry or proxy in between.',
  ],
  [
    /OUTDATED_LOCKFILE|frozen-lockfile/i,
    'A package.json and pnpm-lock.yaml disagree: run `pnpm install` once and commit the lockfile.',
  ],
  [
    /CERT|self.signed|unable to get local issuer/i,
    "The registry's certificate is not trusted here: point NODE_EXTRA_CA_CERTS at your proxy's certificate.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|network|dns|error sending request/i,
    'The npm registry cannot be reached: check the network, `npm config get registry` and the proxy settings.',
  ],
  [
    /E404|ERR_PNPM_FETCH_404|404 Not Found/i,
    'The npm registry in use does not have a package that we need: check `npm config get registry`.',
  ],
];
