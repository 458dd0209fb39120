/** `switchboard check`: what is wrong in files or in a live cluster, on standard output and nothing else there. Exit code 1 where an error was found. */
import { judge } from '@switchboard/core/findings/judge';
import { realClock } from '../clock.ts';
import { chosen, jsonReport, tableReport } from './check-report.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import type { JudgeArguments } from './judge-arguments.ts';
import { observe } from './observe.ts';
import type { Terminal } from './terminal.ts';

export async function check(given: JudgeArguments, terminal: Terminal): Promise<ExitCode> {
  const { world, secrets, unreadable, nothing } = await observe(given, terminal);
  const now = given.now ?? realClock.now();
  const verdict = judge({ world, now, ...(secrets === undefined ? {} : { secrets }) });
  const findings = chosen(verdict.findings, given);
  const report = given.output === 'json' ? jsonReport : tableReport;
  terminal.print(report(findings, verdict, nothing, world));
  if (unreadable) return exitCode.commandLine;
  return findings.some(({ severity }) => severity === 'error') ? exitCode.found : exitCode.ok;
}
