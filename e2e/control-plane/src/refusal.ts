/** What is said when it cannot go on: what happened, what to do, and the output of the program that failed. Printed by `main.ts` without a stack. */
export class Refusal extends Error {
  constructor(what: string, remedy: string, output = '') {
    const end = output
      .trim()
      .split('\n')
      .slice(-20)
      .map(line => `    ${line}`);
    super([what, remedy, ...(output.trim() === '' ? [] : end)].join('\n'));
  }
}
