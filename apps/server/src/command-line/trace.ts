/** `switchboard trace TARGET`: the way of one request, hop by hop, on standard output and nothing else there. Exit code 0 where it passes. */
import { judge } from '@switchboard/core/findings/judge';
import { tellTrace, traceText } from '@switchboard/core/trace/told';
import { trace as follow } from '@switchboard/core/trace/trace';
import { realClock } from '../clock.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { observe } from './observe.ts';
import type { Terminal } from './terminal.ts';
import type { TraceArguments } from './trace-arguments.ts';

export async function trace(given: TraceArguments, terminal: Terminal): Promise<ExitCode> {
  const { world, secrets, unreadable } = await observe(given, terminal);
  const question = {
    world,
    now: given.now ?? realClock.now(),
    ...(secrets === undefined ? {} : { secrets }),
  };
  const { target, from } = given;
  const { findings } = judge(question);
  const told = tellTrace(follow({ ...question, target, ...(from === undefined ? {} : { from }) }, findings));
  terminal.print(given.output === 'json' ? JSON.stringify(told, null, 2) : traceText(told));
  if (unreadable) return exitCode.commandLine;
  return told.verdict === 'pass' ? exitCode.ok : exitCode.found;
}
