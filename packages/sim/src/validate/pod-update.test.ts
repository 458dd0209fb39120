import { describe, expect, it } from 'vitest';
import { createHandClock } from '../clock.ts';
import { thrown } from '../testing/thrown.ts';
import { newStore, pod, START } from '../testing/try-api.ts';

function held() {
  const store = newStore(createHandClock(START));
  const made = store.create(pod('a'));
  const become = (spec: object) =>
    store.update({
      ...made,
      metadata: { ...made.metadata, resourceVersion: '' },
      spec: { ...made.spec, ...spec },
    });
  return { spec: made.spec, become };
}

describe('a pod that is there', () => {
  it('takes another image, a deadline and more tolerations', () => {
    const { spec, become } = held();
    const [main] = spec.containers;
    const tolerations = [...spec.tolerations, { key: 'a', operator: 'Exists' }];
    const next = become({
      containers: [{ ...main, image: 'web:2' }],
      activeDeadlineSeconds: 50,
      tolerations,
    });
    expect(next.spec).toMatchObject({ activeDeadlineSeconds: 50, tolerations });
  });

  it('shows what else would change, inside as it is upstream', () => {
    const { spec, become } = held();
    const [main] = spec.containers;
    const env = [{ name: 'A', value: 'b' }];
    const said = thrown(() => become({ containers: [{ ...main, env }], hostPID: true })).message;
    expect(said).toContain('(allow it to be set to 1 if it was previously negative)\n@@ -10,7 +10,13 @@\n');
    expect(said).toContain(
      '-   "Env": null,\n+   "Env": [\n+    {\n+     "Name": "A",\n+     "Value": "b",\n+     "ValueFrom": null\n+    }\n+   ],\n',
    );
    expect(said).toContain('   "HostNetwork": false,\n-  "HostPID": false,\n+  "HostPID": true,\n');
  });

  it.each([
    [{ containers: [] }, 'spec.containers: Forbidden: pod updates may not add or remove containers'],
    [{ tolerations: [] }, undefined],
    [
      { tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }] },
      'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
    ],
    [{ nodeName: 'node-b' }, '- "NodeName": "node-a",\n+ "NodeName": "node-b",'],
  ])('%j', (spec, said) => {
    const { become } = held();
    if (said === undefined) expect(become(spec).spec.tolerations).toHaveLength(2);
    else expect(thrown(() => become(spec)).message).toContain(said);
  });
});
