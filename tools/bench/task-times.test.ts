import { expect, it } from 'vitest';
import { taskTimes } from './task-times.ts';

const thread = (tid: number, name: string) => ({
  name: 'thread_name',
  ph: 'M',
  pid: 7,
  tid,
  args: { name },
});
const task = (tid: number, tdur: number) => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  pid: 7,
  tid,
  ts: 1,
  dur: 90_000,
  tdur,
});

it('counts the time on a CPU of the tasks of the busiest page, and of no other thread', () => {
  const traceEvents = [
    thread(1, 'CrRendererMain'),
    thread(2, 'CrRendererMain'),
    thread(3, 'Compositor'),
    task(1, 200),
    task(2, 12_000),
    task(2, 51_000),
    task(3, 80_000),
    { ...task(2, 70_000), name: 'FunctionCall' },
  ];
  expect(taskTimes(Buffer.from(JSON.stringify({ traceEvents })))).toEqual([12, 51]);
});

it('finds none in a trace without a page', () => {
  expect(taskTimes(Buffer.from('{"traceEvents":[]}'))).toEqual([]);
});
