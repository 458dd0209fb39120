/** How the server says no: a status and JSON `{error, reason, hint}`, for people and programs alike; never a page, never a redirect. */
import type { Response } from 'express';

const words: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-media-type',
  421: 'misdirected-request',
  429: 'too-many-requests',
  502: 'cluster-failed',
  503: 'unavailable',
  504: 'cluster-timeout',
};

export interface Refusal {
  readonly status: number;
  /** What happened, to what. */
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string;
}

export function refuse(response: Response, status: number, reason: string, hint: string): void {
  response.status(status).json({ error: words[status] ?? 'failed', reason, hint });
}
