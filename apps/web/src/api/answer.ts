/**
 * One way to ask the server for JSON: a typed value, or a `Refusal` that says what happened and what to do. Used by the queries and actions; the live
 * picture does not come this way (it is streamed). Keeps the server's own words where it sent any.
 */

export interface RefusalBody {
  readonly error: string;
  readonly reason?: string;
  readonly hint?: string;
}

export class Refusal extends Error {
  readonly status: number;
  readonly hint: string | undefined;

  constructor(status: number, body: RefusalBody) {
    super(body.reason ?? body.error);
    this.status = status;
    this.hint = body.hint;
  }
}

let closed: string | undefined;

/** From now on nothing is asked, and this is said instead. */
export function closeApi(why: string): void {
  closed = why;
}

export async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  if (closed !== undefined) throw new Refusal(403, { error: closed });
  const response = await fetch(path, { ...init, headers: { accept: 'application/json', ...init?.headers } });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Refusal(response.status, refusal(body, response));
  return body as Answer;
}

function refusal(body: unknown, response: Response): RefusalBody {
  if (typeof body === 'object' && body !== null && 'error' in body) return body as RefusalBody;
  return { error: `${response.status} ${response.statusText}`.trim() };
}
