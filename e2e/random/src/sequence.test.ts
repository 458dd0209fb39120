/** What the sequences are worth: the same seed tells the same one, and a hundred of them do everything that there is to do. */
import { describe, expect, it } from 'vitest';
import { sequenceOf } from './sequence.ts';
import { kubectlLine } from './step.ts';

const hundred = Array.from({ length: 100 }, (_, i) => sequenceOf(i + 1, 9));
const lines = hundred.flatMap(({ turns }) => turns.flat().map(kubectlLine));

describe('random sequences', () => {
  it('are the same for the same seed, and others for others', () => {
    expect(sequenceOf(7, 9)).toEqual(sequenceOf(7, 9));
    expect(sequenceOf(7, 9).turns).not.toEqual(sequenceOf(8, 9).turns);
  });

  it('do everything between them', () => {
    const asked = [
      'kubectl create -f - <<< .*"kind":"StatefulSet"',
      '--subresource=scale',
      '"unschedulable":true',
      '"unschedulable":null',
      'kubectl drain ',
      '"switchboard.dev/ready":"false"',
      '"switchboard.dev/ready":null',
      '"phase":"(Failed|Succeeded)"',
      '--grace-period=0 --force',
      'kubectl delete service/',
      '"finalizers":\\["switchboard.dev/hold"\\]',
      '"clusterIP":"None"',
      '"publishNotReadyAddresses":true',
      '"trafficDistribution"',
      '"type":"ExternalName"',
      '"targetPort":"http"',
      '"kind":"Endpoints".*"notReadyAddresses"',
      '"kind":"EndpointSlice"',
      'topology.kubernetes.io/zone',
      '"of":"quarantine',
      '"selector":null',
    ];
    const missing = asked.filter(pattern => !lines.some(line => new RegExp(pattern).test(line)));
    expect(missing).toEqual([]);
  });
});
