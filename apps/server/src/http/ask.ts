/** One question to the cluster on behalf of a viewer: bounded in time and size, with an answer that is JSON or a refusal in words. */
import { fields, text } from '@switchboard/core/kubernetes/json';
import type { Cluster, ClusterRequest } from '../connect/cluster.ts';
import { ConnectError } from '../connect/connect-error.ts';
import type { Refusal } from './refusal.ts';

const patience = 10_000;
const mostBytes = 8 * 1024 * 1024;

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

export interface Question extends Omit<ClusterRequest, 'signal'> {
  readonly path: string;
}

export async function ask(cluster: Cluster, question: Question): Promise<Answer> {
  const { path, ...options } = question;
  try {
    const response = await cluster.request(path, {
      ...options,
      headers: { accept: 'application/json', ...options.headers },
      signal: AbortSignal.timeout(patience),
    });
    const sent = await bodyText(response.body);
    if (sent === undefined)
      return refused(502, 'the cluster sent more than 8 MB', 'Use kubectl for this object.');
    const value: unknown = parse(sent);
    if (response.status < 300) {
      if (value !== undefined) return { ok: true, value };
      return refused(
        502,
        'the cluster sent something that is not JSON',
        'A proxy in between may have answered.',
      );
    }
    return refused(
      passedOn(response.status),
      statusMessage(value) ?? `the cluster answered ${response.status}`,
      hintFor(response.status),
    );
  } catch (error) {
    if (error instanceof ConnectError) return refused(502, error.message, error.hint);
    if (error instanceof Error && error.name === 'TimeoutError')
      return refused(
        504,
        'the cluster did not answer within 10 seconds',
        'Try again; the picture itself goes on.',
      );
    return refused(502, 'the connection to the cluster was cut', 'Try again; the picture itself goes on.');
  }
}

function refused(status: number, reason: string, hint: string): Answer {
  return { ok: false, refusal: { status, reason, hint } };
}

async function bodyText(body: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The message of a `Status`, in the API's own words. */
function statusMessage(value: unknown): string | undefined {
  return text(fields<'message'>(value).message);
}

/** A 401 of the cluster is about our credentials, not about the viewer's. */
function passedOn(status: number): number {
  return [400, 403, 404, 409, 422, 429].includes(status) ? (status === 422 ? 400 : status) : 502;
}

function hintFor(status: number): string {
  if (status === 401) return 'Sign in to the cluster again, for example with "kubectl get pods".';
  if (status === 403) return 'Ask whoever runs the cluster for the right to do this.';
  if (status === 404) return 'It may be gone by now.';
  if (status === 409) return 'It has changed in the meantime; look again.';
  if (status === 429) return 'The cluster is busy; try again in a moment.';
  return 'Try again; the picture itself goes on.';
}
