/** Of NetworkPolicies: nobody enforces them here, and what they say is the same. */

import { ingress } from './ingresses.ts';
import { deployment, type Manifest, policy, type State, service, web } from './state.ts';

const lets = (...rules: readonly object[]) => ({ ingress: rules });
const ports = (...given: readonly (number | string)[]) => ({ ports: given.map(port => ({ port })) });
const named = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

/** The pods of an Ingress controller, its number and a door to `web` that was given it. */
const behindDoor = (ip: string): readonly Manifest[] => [
  ...web,
  deployment('controller'),
  {
    ...service('controller', { type: 'LoadBalancer' }),
    status: { loadBalancer: { ingress: [{ ip }] } },
  },
  ingress({ inClass: 'published', address: ip }),
];
const out = (...egress: readonly object[]) => ({ policyTypes: ['Egress'], egress });

export const policies: readonly State[] = [
  {
    rule: 'netpol-backend-port-blocked',
    broken: [...web, policy('deny', {})],
    innocent: [...web, policy('deny', {}), policy('allow', lets(ports('http')))],
  },
  {
    rule: 'netpol-service-port-not-target-port',
    broken: [...web, policy('allow', lets(ports(80)))],
    innocent: [...web, policy('allow', lets(ports(8080)))],
  },
  {
    rule: 'netpol-frontend-blocked',
    broken: [
      ...behindDoor('198.51.100.40'),
      policy('allow', lets({ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ...ports(8080) })),
    ],
    innocent: [
      ...behindDoor('198.51.100.41'),
      policy(
        'allow',
        lets({ from: [{ podSelector: { matchLabels: { app: 'controller' } } }], ...ports(8080) }),
      ),
    ],
  },
  {
    rule: 'netpol-peer-matches-nothing',
    broken: [...web, policy('in', lets({ from: [{ namespaceSelector: { matchLabels: { name: '$NS' } } }] }))],
    innocent: [...web, policy('in', lets({ from: [{ namespaceSelector: named('$NS') }] }))],
  },
  {
    rule: 'netpol-named-port-unresolved',
    broken: [...web, policy('in', lets(ports('http', 'metrics')))],
    innocent: [...web, policy('in', lets(ports('http', 9999)))],
  },
  {
    rule: 'netpol-egress-blocks-dns',
    broken: [...web, policy('out', out(ports(443)))],
    innocent: [
      ...web,
      policy(
        'out',
        out(ports(443), {
          to: [{ namespaceSelector: named('kube-system') }],
          ports: [{ port: 53, protocol: 'UDP' }],
        }),
      ),
    ],
  },
  {
    rule: 'netpol-selects-no-pods',
    broken: [...web, policy('in', { podSelector: { matchLabels: { app: 'wbe' } } })],
    innocent: [
      ...web,
      deployment('later', {}, 0),
      policy('in', { podSelector: { matchLabels: { app: 'later' } } }),
    ],
  },
];
