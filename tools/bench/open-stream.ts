/** A stream of the server, read as bytes: what comes over the wire is what is counted. */
import { request } from 'node:http';
import type { Program } from './program.ts';

export interface OpenStream {
  /** All that came so far. Compressed where that was asked for. */
  received(): Buffer;
  /** Events of a stream that is not compressed, each with the time (performance.now) at which its last byte came. */
  events(): readonly { readonly at: number; readonly text: string }[];
  /** Resolves when nothing came for that long. */
  quiet(ms: number): Promise<void>;
  close(): void;
}

export async function openStream(
  { origin, headers }: Pick<Program, 'origin' | 'headers'>,
  query: string,
  gzip = false,
): Promise<OpenStream> {
  const chunks: { readonly at: number; readonly bytes: Buffer }[] = [];
  let last = performance.now();
  const asked = request(`${origin}/api/v1/stream?${query}`, {
    agent: false,
    headers: { ...headers, ...(gzip && { 'accept-encoding': 'gzip' }) },
  }).end();
  await new Promise<void>((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', response => {
      if (response.statusCode !== 200) reject(new Error(`the stream answered ${response.statusCode}`));
      response.on('error', () => {});
      response.on('data', (chunk: Buffer) => {
        last = performance.now();
        chunks.push({ at: last, bytes: chunk });
      });
      resolve();
    });
  });
  asked.on('error', () => {});
  return {
    received: () => Buffer.concat(chunks.map(({ bytes }) => bytes)),
    events() {
      const decoder = new TextDecoder();
      let rest = '';
      return chunks.flatMap(({ at, bytes }) => {
        const texts = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
        rest = texts.pop() ?? '';
        return texts.map(text => ({ at, text }));
      });
    },
    async quiet(ms) {
      for (let left = ms; left > 0; left = last + ms - performance.now())
        await new Promise(resolve => setTimeout(resolve, left));
    },
    close: () => asked.destroy(),
  };
}
