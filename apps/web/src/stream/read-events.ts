/**
 * One connection to `/api/v1/stream`, read as Server-Sent Events by fetch: unlike EventSource it sees the status, can be cut, and leaves trying again to us
 * (architecture rule 8). Bytes are split by a library; what the events mean is core's.
 */
import { createParser } from 'eventsource-parser';

export interface RawEvent {
  readonly name: string;
  readonly data: string;
  /** Set only where a reader may resume. */
  readonly id?: string;
}

export interface Connection {
  /** The answer has come; nothing else follows unless it is 200. */
  onOpen(status: number, retryAfterMs: number | undefined): void;
  /** Some bytes came: the other side lives. */
  onBytes(): void;
  onEvent(event: RawEvent): void;
}

/** Resolves when the stream has ended or was refused; rejects when the connection broke or was aborted. */
export async function readEvents(url: string, connection: Connection, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream' },
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  // A proxy's page that says 200 is no stream: treated as a gateway that has nobody behind it.
  const status = response.ok && !isStream ? 502 : response.status;
  connection.onOpen(status, Number.isFinite(retryAfter) ? retryAfter * 1_000 : undefined);
  if (status !== 200 || response.body === null) {
    await response.body?.cancel();
    return;
  }
  const parser = createParser({
    onEvent: ({ event, data, id }) =>
      connection.onEvent({ name: event ?? 'message', data, ...(id === undefined ? {} : { id }) }),
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    connection.onBytes();
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
