/** Events of the stream as text. Names are constants of ours, ids are digits and dots, data is one line of JSON: nothing of the cluster's can break out (law V9). */
export type EventName = 'hello' | 'snapshot' | 'frame' | 'tick' | 'reset' | 'bye';

export function eventText(event: EventName, data: string, id?: string): string {
  return `${id === undefined ? '' : idText(id)}event: ${event}\ndata: ${data}\n\n`;
}

/** The first line of an event whose other lines are shared. */
export function idText(id: string): string {
  return `id: ${id}\n`;
}
