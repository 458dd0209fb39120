/** From a trace of the browser to the CPU time of each task of the page's main thread. Of several renderers the busiest is the page's own: others are held ready and do nothing. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on a CPU. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** @param trace as Chromium writes it, with the category `toplevel`. Milliseconds. */
export function taskTimes(trace: Buffer): readonly number[] {
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(trace.toString());
  const threads = new Map<string, number[]>();
  for (const { name, pid, tid, args } of traceEvents)
    if (name === 'thread_name' && args?.name === 'CrRendererMain') threads.set(`${pid} ${tid}`, []);
  for (const { name, ph, pid, tid, tdur = 0 } of traceEvents)
    if (ph === 'X' && name === 'ThreadControllerImpl::RunTask')
      threads.get(`${pid} ${tid}`)?.push(tdur / 1000);
  const sum = (times: readonly number[]) => times.reduce((all, time) => all + time, 0);
  return [...threads.values()].sort((a, b) => sum(b) - sum(a))[0] ?? [];
}
