/** A process of viewers of one stream. Ready when all of them have got their first bytes. */
import { Agent, get, type IncomingMessage } from 'node:http';
import { decodeFrame } from '@switchboard/core/wire';
import { answer, readJob, tell } from '../child.ts';
import type { Viewing, ViewingAsked, ViewingTold } from './viewing.ts';

const job = readJob<Viewing>();
let latencies: number[] = [];
let bytes = 0;
let open = 0;

/** Times at which the changes of an event were made. */
function timesIn(name: string, data: string): readonly (number | undefined)[] {
  if (name === 'pod') return [(JSON.parse(data) as { readonly since?: number }).since];
  if (name !== 'frame') return [];
  return (decodeFrame(JSON.parse(data))?.patch.pods?.put ?? []).map(pod => pod.since);
}

function sample(response: IncomingMessage): void {
  let rest = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    const now = Date.now();
    const events = (rest + text).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event)?.[1] ?? '';
      for (const time of timesIn(name, /^data: (.*)$/m.exec(event)?.[1] ?? ''))
        if (time !== undefined) latencies.push(now - time);
    }
  });
}

function view(index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ maxSockets: 1 });
    get({ host: '127.0.0.1', port: job.port, path: job.path, agent }, response => {
      open += 1;
      response.on('close', () => {
        open -= 1;
      });
      response.on('error', () => {});
      if (index < job.sampled) sample(response);
      response.on('data', chunk => {
        bytes += chunk.length;
        resolve();
        if (job.stall) response.pause();
      });
    }).on('error', reject);
  });
}

await Promise.all(Array.from({ length: job.viewers }, (_, index) => view(index)));
function taken(): ViewingTold {
  const told = { latencies, bytes, open };
  latencies = [];
  bytes = 0;
  return told;
}
answer<ViewingAsked, ViewingTold>(taken);
tell(taken());
