import { describe, expect, it } from 'vitest';
import { timestamp } from '../store.ts';
import { pod, START, tryApi } from '../testing/try-api.ts';

const AT = '/api/v1/namespaces/shop/pods';
const SCRIPT = 'i=0; while true; do echo "line $i"; i=$((i+1)); sleep 1; done';

const containers = ['main', 'side'].map(name => ({
  name,
  image: 'busybox',
  command: ['sh', '-c', SCRIPT],
}));

/** A pod of two containers on a node: `main` runs and has run before, `side` has not begun. */
async function open() {
  const api = await tryApi();
  const draft = pod('two');
  const held = api.store.create({ ...draft, spec: { ...draft.spec, containers, nodeName: 'node-a' } });
  const over = { exitCode: 1, startedAt: timestamp(START - 9_000), finishedAt: timestamp(START - 7_000) };
  const running = { running: { startedAt: timestamp(START) } };
  const statuses = (state: object) => [
    { name: 'main', state, lastState: { terminated: over } },
    { name: 'side', state: { waiting: { reason: 'ImagePullBackOff' } } },
  ];
  const put = (state: object) =>
    api.store.updateStatus({
      ...held,
      metadata: { ...held.metadata, resourceVersion: '' },
      status: { phase: 'Running', containerStatuses: statuses(state) },
    });
  put(running);
  const log = async (query: string) => {
    const { code, body } = await api.ask('GET', `${AT}/two/log${query}`);
    return code === 200 ? body : [code, body.message];
  };
  return {
    ...api,
    log,
    end: () =>
      put({
        terminated: {
          ...over,
          exitCode: 0,
          startedAt: timestamp(START),
          finishedAt: timestamp(START + 5_000),
        },
      }),
  };
}

describe('the log of a container', () => {
  it('comes whole, from its end, since a time, with times, cut, and of the run before', async () => {
    const { clock, log } = await open();
    clock.advance(3_500);
    expect(await log('?container=main')).toBe('line 0\nline 1\nline 2\nline 3\n');
    expect(await log('?container=main&tailLines=2')).toBe('line 2\nline 3\n');
    expect(await log('?container=main&tailLines=0')).toBe('');
    expect(await log('?container=main&sinceSeconds=1')).toBe('line 3\n');
    expect(await log('?container=main&timestamps=true&tailLines=1')).toBe(
      '2026-11-21T08:00:03.022000000Z line 3\n',
    );
    expect(await log('?container=main&limitBytes=9')).toBe('line 0\nli');
    expect(await log('?container=main&previous=true')).toBe('line 0\nline 1\nline 2\n');
  });

  it('is refused in the words of the API server and of the kubelet', async () => {
    const { store, log, ask } = await open();
    expect(await log('')).toEqual([
      400,
      'a container name must be specified for pod two, choose one of: [main side]',
    ]);
    expect(await log('?container=nobody')).toEqual([400, 'container nobody is not valid for pod two']);
    expect(await log('?container=side')).toEqual([
      400,
      'container "side" in pod "two" is waiting to start: trying and failing to pull image',
    ]);
    expect(await log('?container=side&previous=true')).toEqual([
      400,
      'previous terminated container "side" in pod "two" not found',
    ]);
    expect(await log('?container=main&tailLines=-1')).toEqual([
      422,
      'PodLogOptions "two" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    ]);
    const { spec, ...nowhere } = pod('nowhere');
    store.create({ ...nowhere, spec: { containers: spec.containers } });
    expect((await ask('GET', `${AT}/nowhere/log`)).body).toBe('');
    expect((await ask('GET', `${AT}/nobody/log`)).body.message).toBe('pods "nobody" not found');
  });

  it('is followed line by line, each once, until the container has ended', async () => {
    const { url, clock, end } = await open();
    clock.advance(1_500);
    const answer = await fetch(`${url}${AT}/two/log?container=main&follow=true&tailLines=1`);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (wanted: string) => {
      while (!text.endsWith(wanted)) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) return;
        text += value;
      }
    };
    await until('line 1\n');
    clock.advance(2_000);
    await until('line 3\n');
    expect(text).toBe('line 1\nline 2\nline 3\n');
    end();
    clock.advance(10_000);
    await until('never');
    expect(text).toBe('line 1\nline 2\nline 3\nline 4\nline 5\n');
  });
});
