import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  it('V10: carry kinds, states and reasons, never the name of an object', async () => {
    const metrics = createMetrics();
    metrics.reflect.state('Pod', 'canary', 'LIST');
    metrics.reflect.state('Pod', 'canary', 'WATCH');
    metrics.reflect.state('Pod', 'other', 'WATCH');
    metrics.reflect.heard('Pod', 'canary', 2000);
    metrics.hub.ticked(3, 5, 100, 2);
    metrics.stream.viewers(4);
    const { text, type } = await metrics.read();
    expect(type).toContain('text/plain');
    expect(text).not.toContain('canary');
    for (const line of [
      'kube_watch_state{kind="Pod",state="LIST"} 0',
      'kube_watch_state{kind="Pod",state="WATCH"} 2',
      'kube_last_heard_seconds{kind="Pod"} 2',
      'hub_changes_total 3',
      'sse_viewers 4',
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('each has a registry of its own', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.stream.viewers(1);
    expect((await other.read()).text).toContain('sse_viewers 0\n');
  });
});
