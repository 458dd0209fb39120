/** The body of a small answer of the API server, of which nothing may be assumed. */
import type { ClusterResponse } from '../connect/cluster.ts';

/** Undefined when it is longer than `cap` bytes or not JSON (a proxy's page, perhaps). */
export async function readJson(response: ClusterResponse, cap = 4 * 1024 * 1024): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > cap) return undefined;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}
