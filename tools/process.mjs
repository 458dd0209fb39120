/**
 * Starts programs and waits for them: captured (the output is the answer) or attached (the person sees it).
 * Called by every script in this folder; runs on Node 20 without anything installed.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 127 where the program does not exist, 128 + number where a signal ended it
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program with stdin closed and returns its output; never throws.
 * @param {string} command @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, signal?: AbortSignal, killSignal?: NodeJS.Signals }} [options] timeout in milliseconds
 * @returns {Promise<Outcome>}
 */
export function capture(command, args, options = {}) {
  return new Promise(resolve => {
    // Without colours: the output is read by us, or printed as a quotation.
    const env = { ...(options.env ?? process.env), NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(command, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      stderr += text;
    });
    child.on('error', error => {
      // One that is being ended has ended when it closes.
      if (child.pid === undefined) resolve({ code: 127, stdout, stderr: stderr + error.message });
    });
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), stdout, stderr }));
  });
}

/**
 * Runs a program on the terminal of the caller, passes signals on, and returns its exit code.
 * On a terminal Ctrl-C reaches the child by itself; it is passed on only where there is no terminal, so that it comes once.
 * @param {string} command @param {readonly string[]} args @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function attach(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGHUP', () => child.kill('SIGHUP'));
    process.on('SIGINT', () => {
      if (!process.stdin.isTTY) child.kill('SIGINT');
    });
    child.on('error', error => {
      process.stderr.write(`Could not start ${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
