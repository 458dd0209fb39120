/**
 * What an answer of the API server that is not the data means to a reflector: status code, the Status object in the body, Retry-After.
 * Also for Status objects that come as ERROR events of a watch.
 */
import { fields } from '@switchboard/core/kubernetes/json';
import type { ClusterResponse } from '../connect/cluster.ts';
import { messages } from './messages.ts';
import { readJson } from './read-json.ts';
import type { ReflectorEvent } from './reflector-state.ts';

interface Status {
  readonly code: number;
  readonly reason?: string;
  readonly message?: string;
  readonly retryAfterMs?: number;
  readonly causes: readonly string[];
}

export async function readRefusal(response: ClusterResponse): Promise<ReflectorEvent> {
  const status = parseStatus(await readJson(response));
  const retryAfterMs = retryAfter(response.headers.get('retry-after')) ?? status.retryAfterMs;
  return refusal({ ...status, code: response.status, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

/** The object of an ERROR event. */
export function watchError(object: unknown): ReflectorEvent {
  return refusal(parseStatus(object));
}

function refusal(status: Status): ReflectorEvent {
  const { code, retryAfterMs } = status;
  const reason = status.message ?? status.reason ?? messages.answered(code);
  if (status.causes.includes('ResourceVersionTooLarge')) return { type: 'gone', reason };
  if (code === 410 || status.reason === 'Expired' || status.reason === 'Gone')
    return { type: 'gone', reason };
  if (code === 401) return { type: 'unauthorized', reason: messages.signIn(reason) };
  if (code === 403 || code === 405) return { type: 'forbidden', reason };
  if (code === 404) return { type: 'not-found', reason };
  if (code === 429 || (code >= 500 && retryAfterMs !== undefined))
    return { type: 'limited', reason, retryAfterMs: retryAfterMs ?? 0 };
  return { type: 'failed', reason };
}

/** Seconds only, as the API server sends them; a date or anything else counts as not said. */
function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}

function parseStatus(value: unknown): Status {
  const details = fields<'details'>(value).details;
  const code = fields<'code'>(value).code;
  const reason = fields<'reason'>(value).reason;
  const message = fields<'message'>(value).message;
  const seconds = fields<'retryAfterSeconds'>(details).retryAfterSeconds;
  const causes = fields<'causes'>(details).causes;
  return {
    code: typeof code === 'number' ? code : 0,
    ...(typeof reason === 'string' && reason !== '' && { reason }),
    ...(typeof message === 'string' && message !== '' && { message: message.slice(0, 300) }),
    ...(typeof seconds === 'number' && seconds > 0 && { retryAfterMs: seconds * 1000 }),
    causes: Array.isArray(causes) ? causes.map(cause => fields<'reason'>(cause).reason).filter(isString) : [],
  };
}

const isString = (value: unknown): value is string => typeof value === 'string';
