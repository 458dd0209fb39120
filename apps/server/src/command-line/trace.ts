/** `switchboard trace TARGET`: the way of one request, hop by hop, on standard output and nothing else there. Exit code 0 where it passes. */
import { nameOf } from '@switchboard/core/findings/finding';
import type { Trace } from '@switchboard/core/trace/hop';
import { trace as follow } from '@switchboard/core/trace/trace';
import { realClock } from '../clock.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { observe } from './observe.ts';
import { reportWords as words } from './report-messages.ts';
import type { Terminal } from './terminal.ts';
import type { TraceArguments } from './trace-arguments.ts';

export async function trace(given: TraceArguments, terminal: Terminal): Promise<ExitCode> {
  const { world, secrets, unreadable } = await observe(given, terminal);
  const found = follow({
    world,
    now: given.now ?? realClock.now(),
    ...(secrets === undefined ? {} : { secrets }),
    target: given.target,
    ...(given.from === undefined ? {} : { from: given.from }),
  });
  terminal.print(given.output === 'json' ? asJson(found) : asText(found));
  if (unreadable) return exitCode.commandLine;
  return found.verdict === 'pass' ? exitCode.ok : exitCode.found;
}

function asJson({ target, verdict, hops }: Trace): string {
  const plain = hops.map(({ stage, subject, result, rule, symptom, why, lost, beyond }) => ({
    stage,
    subject: subject === undefined ? '' : nameOf(subject),
    result,
    ...(rule === undefined ? {} : { rule }),
    ...(symptom === undefined ? {} : { symptom }),
    why,
    ...(lost === undefined ? {} : { lost }),
    ...(beyond === undefined ? {} : { beyond }),
  }));
  return JSON.stringify({ target, verdict, hops: plain }, null, 2);
}

const marks = { pass: '✓', fail: '✗', degraded: '~', unknown: '?' } as const;

function asText({ target, verdict, hops }: Trace): string {
  const lines = hops.flatMap(({ stage, subject, result, rule, symptom, why, lost = [], beyond }) => {
    const seen = symptom === undefined ? '' : ` [${symptom}]`;
    const of = subject === undefined ? '' : `  ${nameOf(subject)}`;
    const said = `${beyond === true ? '(' : ''}${why}${beyond === true ? ')' : ''}`;
    return [
      `${marks[result]} ${stage.padEnd(10)} ${said}${seen}`,
      `             ${of.trim()}${rule === undefined ? '' : `   ${rule}`}`.trimEnd(),
      ...lost.map(text => `             - ${text}`),
    ].filter(line => line.trim() !== '');
  });
  return [`${target}: ${words.verdict[verdict]}`, ...lines].join('\n');
}
