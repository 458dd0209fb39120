/** All states that a cluster shows whom it lets look, by what they are about, and what they share: classes, and a DNS that answers. */
import { gatewayClasses, gateways } from './gateways.ts';
import { ingressClasses, ingresses } from './ingresses.ts';
import { lists } from './lists.ts';
import { pods } from './pods.ts';
import { policies } from './policies.ts';
import { placed } from './scenes.ts';
import { services } from './services.ts';
import { deployment, type Manifest, type State, service } from './state.ts';

export const states: readonly State[] = [
  ...services,
  ...lists,
  ...pods,
  ...ingresses,
  ...gateways,
  ...policies,
];

const dnsLabel = { 'k8s-app': 'kube-dns' };
const dns = [
  placed(deployment('coredns', { labels: dnsLabel }), 'kube-system'),
  service(
    'kube-dns',
    { selector: dnsLabel, ports: [{ name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 }] },
    { namespace: 'kube-system', labels: dnsLabel },
  ),
];

export const shared: readonly Manifest[] = [...ingressClasses, ...gatewayClasses, ...dns];
