/** The way of `name.namespace.svc:port` from a pod: its name, the Service, what kind it is, its port, and the tail. Follows the specification of cluster DNS. */
import { clusterDns } from '../findings/cluster-dns.ts';
import { readExternalName } from '../findings/external-name.ts';
import { refOf } from '../findings/finding.ts';
import { reachesDns } from '../findings/rules/netpol-egress-blocks-dns.ts';
import { isReady } from '../findings/service-lines.ts';
import { linesOfPort, showPort } from '../findings/service-port.ts';
import type { PodObject, ServiceObject, ServicePort } from '../kubernetes/object.ts';
import type { Hop } from './hop.ts';
import { traceWords as words } from './messages-en.ts';
import { hopOf, type Sight } from './sight.ts';
import { traceTail } from './tail.ts';
import type { InsideTarget } from './target.ts';

const mostAliases = 5;

interface Name {
  readonly service: string;
  readonly namespace: string;
  /** The label before it, of one pod. */
  readonly pod?: string;
}

export function traceInside(sight: Sight, target: InsideTarget, from: PodObject | undefined): readonly Hop[] {
  const hops = from === undefined ? [] : lookUp(sight, from, target.name);
  const name = readName(sight, target.name, from?.meta.namespace);
  if (from === undefined && !target.name.includes('.'))
    hops.push({
      stage: 'name',
      subject: undefined,
      result: 'pass',
      why: words.noCaller(target.name, name.namespace),
    });
  return [...hops, ...traceName(sight, name, target.port, from, 0)];
}

/** Whether the pod can resolve names of the cluster at all. */
function lookUp(sight: Sight, from: PodObject, asked: string): Hop[] {
  const { inquiry, found } = sight;
  const subject = refOf(from);
  const policy = from.dnsPolicy ?? 'ClusterFirst';
  const own =
    policy === 'Default' || policy === 'None' || (from.hostNetwork && policy !== 'ClusterFirstWithHostNet');
  if (own)
    return [
      {
        stage: 'name',
        subject,
        result: 'fail',
        symptom: 'NXDOMAIN',
        why: words.ownDns(from.meta.name, policy),
      },
    ];
  const dns = clusterDns(inquiry);
  if (dns === undefined)
    return [{ stage: 'name', subject, result: 'unknown', usual: true, why: words.dnsUnseen }];
  const dead = found(refOf(dns.service), ['cluster-dns-no-endpoints']);
  if (dead !== undefined) return [hopOf('name', dead, 'lookup timeout')];
  const policies = inquiry.inNamespace('NetworkPolicy', from.meta.namespace);
  const blocking = policies
    .map(item => found(refOf(item), ['netpol-egress-blocks-dns']))
    .find(item => item !== undefined);
  if (blocking === undefined || reachesDns(inquiry, from, dns))
    return [{ stage: 'name', subject, result: 'pass', why: words.asksDns(from.meta.name, asked) }];
  return [{ ...hopOf('name', blocking, 'lookup timeout'), result: 'fail' }];
}

/** `web`, `web.shop`, `web.shop.svc`, and each with the name of a pod before it, as the search list of a pod expands it. */
function readName({ inquiry }: Sight, text: string, own: string | undefined): Name {
  const full = text.replace(/\.svc(\..*)?$/, '');
  const parts = full.split('.');
  const [one = '', two, three] = parts;
  if (three !== undefined) return { pod: one, service: two ?? '', namespace: three };
  if (two !== undefined) {
    // `web-0.web` from within the namespace, as against `web.shop`.
    const here = own !== undefined && full === text && inquiry.find('Service', two, one) === undefined;
    return here && inquiry.find('Service', own, two) !== undefined
      ? { pod: one, service: two, namespace: own }
      : { service: one, namespace: two };
  }
  if (own !== undefined) return { service: one, namespace: own };
  const everywhere = inquiry.all('Service').filter(({ meta }) => meta.name === one);
  return {
    service: one,
    namespace: everywhere.length === 1 ? (everywhere[0]?.meta.namespace ?? 'default') : 'default',
  };
}

function traceName(
  sight: Sight,
  name: Name,
  asked: number | string,
  from: PodObject | undefined,
  depth: number,
): readonly Hop[] {
  const { inquiry } = sight;
  const service = inquiry.find('Service', name.namespace, name.service);
  const ref = { kind: 'Service', namespace: name.namespace, name: name.service };
  if (service === undefined) {
    if (!inquiry.sees('Service', name.namespace))
      return [{ stage: 'service', subject: ref, result: 'unknown', why: words.unseen('Service') }];
    const others = inquiry.all('Service').filter(({ meta }) => meta.name === name.service);
    const hint =
      others.length === 0 ? '' : words.elsewhere(others.map(({ meta }) => `${meta.name}.${meta.namespace}`));
    const why = words.noService(name.service, name.namespace) + hint;
    return [{ stage: 'service', subject: ref, result: 'fail', symptom: 'NXDOMAIN', why }];
  }
  if (service.type === 'ExternalName') return traceAlias(sight, service, asked, from, depth);
  const kind = service.headless ? 'headless' : service.type;
  const hops: Hop[] = [
    {
      stage: 'service',
      subject: ref,
      result: 'pass',
      why: words.service(service.meta.name, service.meta.namespace, kind),
    },
  ];
  if (name.pod !== undefined) {
    const hop = podNameHop(sight, service, name.pod);
    hops.push(hop);
    if (hop.result === 'fail') return hops;
  }
  const { hop, port } = portHop(sight, service, asked);
  hops.push(hop);
  if (port === undefined) return hops;
  return [
    ...hops,
    ...traceTail(sight, { service, port, consumer: 'kube-proxy', sources: from === undefined ? [] : [from] }),
  ];
}

function traceAlias(
  sight: Sight,
  service: ServiceObject,
  asked: number | string,
  from: PodObject | undefined,
  depth: number,
): readonly Hop[] {
  const subject = refOf(service);
  const finding = sight.found(subject, ['svc-external-name-invalid', 'svc-external-name-target-missing']);
  if (finding !== undefined) return [hopOf('service', finding, 'NXDOMAIN')];
  const to = readExternalName(service);
  const value = service.externalName ?? '';
  if (depth >= mostAliases)
    return [{ stage: 'service', subject, result: 'fail', symptom: 'NXDOMAIN', why: words.aliasLoop }];
  if (to.means !== 'service')
    return [
      {
        stage: 'service',
        subject,
        result: 'unknown',
        why: `${words.alias(service.meta.name, value)} ${words.aliasOutside(value)}`,
      },
    ];
  return [
    { stage: 'service', subject, result: 'pass', why: words.alias(service.meta.name, value) },
    ...traceName(sight, { service: to.name, namespace: to.namespace }, asked, from, depth + 1),
  ];
}

function podNameHop(sight: Sight, service: ServiceObject, pod: string): Hop {
  const subject = refOf(service);
  const fail = (why: string): Hop => ({ stage: 'name', subject, result: 'fail', symptom: 'NXDOMAIN', why });
  if (!service.headless) return fail(words.notHeadless(service.meta.name));
  const named = sight.inquiry
    .lines(service)
    .used.some(slice => slice.endpoints.some(endpoint => endpoint.hostname === pod && isReady({ endpoint })));
  if (!named) return fail(words.noPodName(pod, service.meta.name));
  return { stage: 'name', subject, result: 'pass', why: words.podName(pod, service.meta.name) };
}

function portHop(
  { inquiry }: Sight,
  service: ServiceObject,
  asked: number | string,
): { readonly hop: Hop; readonly port: ServicePort | undefined } {
  const subject = refOf(service);
  const lines = inquiry.lines(service);
  if (service.headless && typeof asked === 'number') {
    const listens = new Set(service.ports.flatMap(port => linesOfPort(lines, port).map(line => line.port)));
    const port =
      service.ports.find(found => linesOfPort(lines, found).some(line => line.port === asked)) ??
      service.ports.find(found => found.port === asked);
    const wrong = listens.size > 0 && !listens.has(asked);
    if (port !== undefined)
      return {
        port,
        hop: wrong
          ? {
              stage: 'port',
              subject,
              result: 'fail',
              rule: 'svc-headless-port-remap',
              symptom: 'refused',
              why: words.headlessPort(asked, [...listens]),
            }
          : { stage: 'port', subject, result: 'pass', why: words.port(showPort(port)) },
      };
  }
  const port = service.ports.find(found =>
    typeof asked === 'number' ? found.port === asked : found.name === asked,
  );
  if (port !== undefined)
    return { port, hop: { stage: 'port', subject, result: 'pass', why: words.port(showPort(port)) } };
  const target = service.ports.find(found => found.target === asked);
  const nodePort = service.ports.find(found => found.nodePort === asked);
  const hint =
    target !== undefined
      ? words.portIsTarget(target.port)
      : nodePort !== undefined
        ? words.portIsNodePort(nodePort.port)
        : '';
  return {
    port: undefined,
    hop: {
      stage: 'port',
      subject,
      result: 'fail',
      symptom: 'refused or timeout',
      why: words.noPort(asked, service.ports.map(showPort)) + hint,
    },
  };
}
