/**
 * The process that starts a control plane and watches over it for whoever called: as soon as its caller closes the pipe, or dies of whatever, it stops what it has
 * started; unless it was told to let go. A caller that is killed in the middle of a build or a start leaves nothing running.
 * Is `main.ts keep`; called by `kept.ts`, and speaks to it by lines: `ready` or `failed "why"` on its output, `release` on its input.
 */
import { Failure } from '../../../tools/failure.mjs';
import { addNodes, allowClerk, allowViewer, applyGatewayApi } from './furnish.ts';
import { type Plane, preparePlane, startAll } from './plane.ts';
import { buildPrograms, fetchGatewayApi } from './programs.ts';

export async function keep(folder: string, nodes: number, say: (line: string) => void): Promise<void> {
  const gone = new AbortController();
  let released = false;
  process.stdin.setEncoding('utf8').on('data', text => {
    released ||= String(text).includes('release');
  });
  for (const event of ['end', 'error', 'close']) process.stdin.once(event, () => gone.abort());
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => gone.abort());
  // Nobody may be there to hear it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let begun = async (): Promise<void> => {};
  try {
    await buildPrograms(say, gone.signal);
    const definitions = fetchGatewayApi();
    const started = performance.now();
    const plane = await preparePlane(folder);
    begun = stopsWhatBegins(plane);
    await startAll(plane, gone.signal);
    await applyGatewayApi(plane.api, definitions);
    await addNodes(plane.api, nodes);
    await allowViewer(plane.api);
    await allowClerk(plane.api);
    gone.signal.throwIfAborted();
    say(`ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    process.stdout.write('ready\n');
    await new Promise(resolve => gone.signal.addEventListener('abort', resolve, { once: true }));
  } catch (error) {
    released = false;
    if (gone.signal.aborted) return;
    if (!(error instanceof Failure)) throw error;
    process.stdout.write(`failed ${JSON.stringify(error.message)}\n`);
  } finally {
    if (!released) await begun();
    process.stdin.destroy();
  }
}

/** Stops what did not run yet when this was called. */
function stopsWhatBegins(plane: Plane): () => Promise<void> {
  const asleep = plane.status().flatMap(({ part, pid }) => (pid === undefined ? [part] : []));
  return () => plane.down(asleep);
}
