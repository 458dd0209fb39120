/** What rules about NetworkPolicies say, in English. No object says whether policies are enforced, so nothing here is certain. */
import { names, plural } from '../../scene/messages/grammar-en.ts';
import { texts } from './rule-text.ts';

export const policyTexts = texts({
  'netpol-backend-port-blocked': {
    title: 'Policies let nobody in',
    when: 'Policies isolate every ready pod of a Service port, and no rule of theirs allows the port of the pods.',
    innocent: 'Pods on the network of their node; clusters that do not enforce policies.',
    mend: 'Allow the port of the pods.',
    message: (service: string, port: number, protocol: string) =>
      `Policies let nobody reach the pods of ${service} at ${port}/${protocol}. Calls time out.`,
    allows: (policy: string, ports: readonly string[]) =>
      ports.length === 0 ? `${policy} lets nobody in.` : `${policy} allows ${ports.join(', ')}.`,
    needs: (port: number, protocol: string) => `Needed: ${port}/${protocol}.`,
  },
  'netpol-service-port-not-target-port': {
    title: 'A policy allows the Service port, not the port of the pods',
    when: 'As above, and a rule allows the port of the Service.',
    innocent: 'Services whose port is that of the pods.',
    mend: 'Allow the port of the pods: policies are applied after the Service has translated it.',
    message: (service: string, port: number, target: number) =>
      `Policies allow ${port}, the port of ${service}; its pods listen on ${target}, and there nobody gets in.`,
    translates: (port: number, target: number) =>
      `The Service turns ${port} into ${target} before any policy looks.`,
  },
  'netpol-frontend-blocked': {
    title: 'Policies keep the front door out',
    when: 'The pods of an Ingress controller or Gateway are known, and policies of every ready backend let none of them in.',
    innocent: 'Front doors on the network of their node, and load balancers that call pods directly.',
    mend: 'Allow the namespace of the front door.',
    message: (service: string, door: string) =>
      `${door} cannot reach the pods of ${service}: policies let its pods not in. Calls time out.`,
    front: (pod: string, namespace: string) => `Calls come from ${pod} in ${namespace}.`,
    policies: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'isolates', 'isolate')} the backend.`,
  },
  'netpol-peer-matches-nothing': {
    title: 'A policy that means nobody',
    when: 'The selectors of a peer fit no live pod, and no workload would make one.',
    innocent: 'Clients that are scaled to zero.',
    mend: 'Correct the selector. Every namespace has the label kubernetes.io/metadata.name.',
    message: (policy: string, direction: 'from' | 'to', shown: string) =>
      `${policy} lets calls ${direction === 'from' ? 'in from' : 'out to'} ${shown}, and there is nobody like that.`,
    noNamespace: (selector: string) => `No namespace carries ${selector}.`,
    meant: (name: string) => `Namespace ${name} carries kubernetes.io/metadata.name=${name}.`,
    noPod: (selector: string) => `No live pod carries ${selector}.`,
  },
  'netpol-named-port-unresolved': {
    title: 'A policy names a port that no pod has',
    when: 'A rule for calls in names a port that none of the selected pods declares with this protocol.',
    innocent: 'A policy for several applications, one of which has the port.',
    mend: 'Write the number, or declare the name.',
    message: (policy: string, port: string) =>
      `${policy} allows port ${port}, which none of its pods declares.`,
    declared: (pod: string, ports: readonly string[]) =>
      ports.length === 0 ? `${pod} declares no ports.` : `${pod} declares ${ports.join(', ')}.`,
  },
  'netpol-egress-blocks-dns': {
    title: 'Policies keep pods from resolving names',
    when: 'Policies restrict calls out of pods that use cluster DNS, and no rule allows UDP 53 to the DNS pods.',
    innocent: 'Pods without cluster DNS. Where a cache runs on every node, it is only pointed out.',
    mend: 'Allow UDP and TCP 53 to the DNS pods.',
    message: (policy: string, n: number) =>
      `${policy} keeps ${n === 1 ? 'a pod' : `${n} pods`} from asking the cluster’s DNS: no name resolves there.`,
    pods: (list: readonly string[]) => `It concerns ${names(list)}.`,
    dns: (list: readonly string[]) => `Names are answered by ${names(list)} at UDP 53.`,
    cache: 'A DNS cache runs on the nodes; calls to the own node are always allowed.',
  },
  'netpol-selects-no-pods': {
    title: 'A policy for nobody',
    when: 'The selector of a policy fits no live pod, and no workload would make one.',
    innocent: 'Policies that were prepared.',
    mend: 'Correct the selector, or delete the policy.',
    message: (policy: string, selector: string) =>
      `${policy} is for pods with ${selector}, and there are none.`,
  },
});
