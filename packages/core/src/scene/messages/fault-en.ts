/** What a rule has found, in so few words that they stand at a line, at a name from afar, and on the wall; the whole sentence is the finding's own. English. */
import type { RuleId } from '../../findings/messages/en.ts';

const words: Readonly<Record<RuleId, string>> = {
  'svc-selector-matches-no-pods': 'no pod matches',
  'svc-workload-scaled-to-zero': 'scaled to zero',
  'svc-workload-cannot-create-pods': 'pods are refused',
  'svc-no-ready-endpoints': 'nobody is ready',
  'svc-some-endpoints-not-ready': 'some are not ready',
  'svc-only-terminating-endpoints': 'all are leaving',
  'svc-target-port-name-unresolved': 'port without a number',
  'svc-target-port-name-partial': 'some lack its port',
  'svc-target-port-undeclared': 'port is not declared',
  'svc-port-name-not-in-endpoints': 'no such port in its list',
  'svc-selectorless-no-endpoints': 'nobody is listed',
  'svc-headless-port-remap': 'ports are not translated',
  'svc-external-name-invalid': 'no DNS name',
  'svc-external-name-target-missing': 'leads nowhere',
  'svc-lb-pending': 'no load balancer yet',
  'svc-lb-error': 'load balancer failed',
  'svc-etp-local-uncovered-nodes': 'some nodes drop calls',
  'svc-itp-local-uncovered-nodes': 'some nodes drop calls',
  'svc-dual-stack-family-empty': 'one family has nobody',
  'svc-slices-out-of-sync': 'ready, in no list',
  'endpoints-without-service': 'of no Service',
  'endpointslice-without-service': 'of no Service',
  'endpointslice-missing-service-label': 'nobody reads it',
  'endpoints-not-mirrored': 'nobody mirrors its list',
  'manual-endpoints-on-selector-service': 'list and selector',
  'endpoints-truncated': 'list is cut off',
  'endpoint-address-is-cluster-ip': 'lists the number of a Service',
  'endpoint-targetref-mismatch': 'names another pod',
  'endpoint-address-unknown-pod-ip': 'no pod has it',
  'endpoint-address-other-namespace': 'of another namespace',
  'endpointslice-fqdn-ignored': 'names are ignored',
  'endpointslice-family-unused': 'family is ignored',
  'endpointslice-port-unset': 'port without a number',
  'node-not-ready': 'not ready',
  'pod-on-unready-node': 'node is not ready',
  'pod-node-missing': 'node is gone',
  'pod-unschedulable': 'no node takes it',
  'pod-crash-looping': 'crashes',
  'pod-image-pull-failing': 'no image',
  'pod-container-config-error': 'cannot be configured',
  'pod-init-blocked': 'init does not finish',
  'pod-readiness-gate-pending': 'gate is closed',
  'pod-readiness-failing': 'not ready',
  'pod-probe-port-unresolved': 'probe asks no port',
  'pod-stuck-terminating': 'does not leave',
  'workload-pods-refused': 'new pods are refused',
  'sts-governing-service-missing': 'its pods have no names',
  'cluster-dns-no-endpoints': 'nobody answers names',
  'ingress-class-missing': 'no such class',
  'ingress-class-unset': 'no class',
  'ingress-default-class-ambiguous': 'two default classes',
  'ingress-no-address': 'no address',
  'ingress-backend-service-missing': 'no such Service',
  'ingress-backend-port-missing': 'no such port',
  'ingress-backend-port-matches-target-port': 'port of the pods',
  'ingress-backend-protocol-not-tcp': 'port is not TCP',
  'ingress-backend-no-endpoints': 'nobody picks up',
  'ingress-backend-external-name': 'leads to an alias',
  'ingress-duplicate-rule': 'claimed twice',
  'ingress-path-never-matches': 'never matches',
  'ingress-tls-secret-missing': 'no certificate',
  'ingress-tls-secret-invalid': 'certificate is not whole',
  'nginx-source-range-invalid': 'bad list of addresses',
  'nginx-source-range-host-bits': 'range is wider',
  'nginx-source-range-sees-node-ip': 'sees addresses of nodes',
  'nginx-annotation-rejects-ingress': 'Ingress is skipped',
  'nginx-auth-secret-missing': 'no Secret for sign-in',
  'nginx-canary-orphan': 'canary of nothing',
  'gateway-class-missing': 'no such class',
  'gateway-class-not-accepted': 'class is refused',
  'gateway-not-programmed': 'does not work',
  'gateway-not-reconciled': 'nobody looks at it',
  'gateway-listener-problem': 'a listener fails',
  'listenerset-not-attached': 'adds to no Gateway',
  'gateway-cert-ref-broken': 'no certificate',
  'route-parent-missing': 'hangs nowhere',
  'route-no-matching-listener': 'no such listener',
  'route-not-allowed': 'no listener takes it',
  'route-hostname-mismatch': 'hosts do not meet',
  'route-backend-ref-not-permitted': 'no ReferenceGrant',
  'route-backend-service-missing': 'no such Service',
  'route-backend-port-missing': 'no such port',
  'route-backend-no-endpoints': 'nobody picks up',
  'route-rule-no-backend': 'names no backend',
  'route-zero-weight': 'all weights are 0',
  'route-status-rejected': 'route is refused',
  'route-not-reconciled': 'nobody looks at it',
  'netpol-backend-port-blocked': 'policy lets nobody in',
  'netpol-service-port-not-target-port': 'policy on a wrong port',
  'netpol-frontend-blocked': 'policy shuts the door out',
  'netpol-peer-matches-nothing': 'policy means nobody',
  'netpol-named-port-unresolved': 'policy names no port',
  'netpol-egress-blocks-dns': 'policy shuts off DNS',
  'netpol-selects-no-pods': 'policy for nobody',
};

/** At a line there is room for one or two words beside its address. */
const atLines: Partial<Readonly<Record<RuleId, string>>> = {
  'endpoint-address-is-cluster-ip': 'a Service',
  'endpoint-targetref-mismatch': 'other pod',
  'endpoint-address-unknown-pod-ip': 'no pod',
  'endpointslice-fqdn-ignored': 'ignored',
  'endpointslice-family-unused': 'ignored',
  'endpointslice-port-unset': 'no port',
  'endpointslice-without-service': 'unread',
  'endpointslice-missing-service-label': 'unread',
  'endpoints-without-service': 'unread',
};

/** Where there is room for nothing else. */
export const briefFault = { error: 'wrong', warning: 'odd' } as const;

const other = { error: 'something is wrong', warning: 'something is odd' } as const;

/** Of a rule that this page does not know, only how bad it is. */
export function faultWord(rule: string | undefined, severity: 'error' | 'warning'): string {
  return rule !== undefined && Object.hasOwn(words, rule) ? words[rule as RuleId] : other[severity];
}

/** Longest first; the last one may be empty. */
export function faultWordsOfLine(rule: string | undefined, severity: 'error' | 'warning'): readonly string[] {
  const short = rule === undefined ? undefined : (atLines as Readonly<Record<string, string>>)[rule];
  return [faultWord(rule, severity), ...(short === undefined ? [] : [short])];
}
