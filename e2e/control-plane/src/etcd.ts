/**
 * What is asked of etcd itself, over its gRPC gateway, because the API server has no word for it. Called by `plane.ts`.
 */

export async function isReady(port: number): Promise<void> {
  ok(await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) }));
}

/** Makes it forget every version before now, so that old watches and lists cannot go on. */
export async function compact(port: number): Promise<void> {
  const { header } = await post(port, 'range', { key: btoa('/') });
  await post(port, 'compaction', { revision: header?.revision, physical: true });
}

async function post(
  port: number,
  path: string,
  body: object,
): Promise<{ readonly header?: { readonly revision?: string } }> {
  const answer = await fetch(`http://127.0.0.1:${port}/v3/kv/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  ok(answer);
  return (await answer.json()) as { readonly header?: { readonly revision?: string } };
}

function ok(answer: Response): void {
  if (!answer.ok) throw new Error(`etcd answered ${answer.status}`);
}
