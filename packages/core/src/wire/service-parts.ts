/**
 * The values inside a Service as the wire says them: ports, who staffs it, why nobody picks up, whom its selector may have meant. Part of `schema`.
 */
import type { ServicePort } from '../kubernetes/object.ts';
import type { NearMiss, Service, Silence } from '../topology.ts';
import { type Codec, choice, listOf, numberOrName, pair, text, uid, whole } from './codec.ts';
import { maybe, must, shape } from './fields.ts';

/** What a field has where nothing else is said. */
export const usually =
  <Value>(value: Value) =>
  (): Value =>
    value;

export const servicePort = shape<ServicePort>({
  name: must(text, usually('')),
  protocol: must(choice(['TCP', 'UDP', 'SCTP']), usually('TCP')),
  port: must(whole),
  target: must(numberOrName, port => port.port),
  nodePort: maybe(whole),
  appProtocol: maybe(text),
});

/** All reasons have a word, and some a count or a port; which of them is for the reader of the word to know. */
interface LooseSilence {
  readonly why: Silence['why'];
  readonly pods?: number;
  readonly port?: string;
}

export const silence = shape<LooseSilence>({
  why: must(
    choice([
      'selector-matches-nothing',
      'finished',
      'no-address',
      'nobody-ready',
      'port-unresolved',
      'by-hand-empty',
      'not-listed',
      'all-leaving',
    ]),
  ),
  pods: maybe(whole),
  port: maybe(text),
}) as Codec<Silence>;

export const workloadKind = choice(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job']);

export const nearMiss = shape<NearMiss>({
  workload: must(uid),
  kind: must(workloadKind, usually('Deployment')),
  name: must(text),
  asked: must(pair),
  carried: maybe(pair),
  pods: must(whole),
});

export const staffing = shape<NonNullable<Service['staffing']>>({
  desired: must(whole),
  surge: must(whole),
  workloads: must(listOf(uid)),
});
