/** The shop with findings of every kind that the stage does not see by itself: at the door, at a path, at Services, at a line. For the gallery. */
import { finding, topology } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { shop } from './shop.ts';

const found = topology(
  finding('nginx-annotation-rejects-ingress', 'Ingress', 'shop', {
    severity: 'warning',
    message: 'Ingress shop has an annotation for which ingress-nginx may skip it.',
  }),
  finding('ingress-backend-port-missing', 'Ingress', 'shop', {
    backend: { namespace: 'shop', name: 'cart' },
    message: 'shop.example/cart leads to port 81 of Service cart, which has none.',
  }),
  finding('netpol-service-port-not-target-port', 'Service', 'web', {
    confidence: 'likely',
    message: 'Policies allow 80, the port of web; its pods listen on 8080, and there nobody gets in.',
  }),
  finding('svc-etp-local-uncovered-nodes', 'Service', 'catalog', {
    severity: 'warning',
    message: 'Nodes node-a and node-b drop calls for catalog from outside.',
  }),
  finding('svc-port-name-not-in-endpoints', 'Service', 'db-headless', {
    message: 'No list of db-headless has a port called pg, so nobody picks up there.',
  }),
  finding('endpoint-address-is-cluster-ip', 'EndpointSlice', 'legacy-db-1', {
    discriminator: '203.0.113.20',
    confidence: 'likely',
    message:
      'legacy-db-1 sends calls to 203.0.113.20, which is the number of Service other/payments: no packet arrives at a number, it is swapped on the node where the call begins.',
  }),
  finding('pod-probe-port-unresolved', 'Pod', 'curl', {
    severity: 'warning',
    message: 'A probe of curl asks a port that is not there.',
  }),
);

export function faulty(): Topology {
  return { ...shop(), findings: found.findings };
}
