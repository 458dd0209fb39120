/**
 * On which rung of a Service's ladder a finding is told: by its rule and by what it is about. Of doors only what is said of their way to this Service, or of all of the door. Called
 * by the ladder, so that the rules say what is wrong and the ladder where.
 */

import { order } from '../findings/order.ts';
import { isSameObject, nameOfService, printObjectName } from '../scene/object-name.ts';
import type { ToldFinding } from '../topology/finding.ts';
import type { Service, Topology } from '../topology.ts';
import type { RungName } from './service-ladder.ts';

const ofService: Readonly<Record<string, RungName>> = {
  'svc-external-name-invalid': 'name',
  'svc-external-name-target-missing': 'name',
  'cluster-dns-no-endpoints': 'name',
  'svc-target-port-name-unresolved': 'ports',
  'svc-target-port-name-partial': 'ports',
  'svc-target-port-undeclared': 'ports',
  'svc-port-name-not-in-endpoints': 'ports',
  'svc-headless-port-remap': 'ports',
  'svc-selector-matches-no-pods': 'selector',
  'svc-workload-scaled-to-zero': 'selector',
  'svc-workload-cannot-create-pods': 'selector',
  'svc-selectorless-no-endpoints': 'endpoints',
  'svc-dual-stack-family-empty': 'endpoints',
  'svc-slices-out-of-sync': 'endpoints',
  'svc-no-ready-endpoints': 'pods',
  'svc-some-endpoints-not-ready': 'pods',
  'svc-only-terminating-endpoints': 'pods',
  'svc-itp-local-uncovered-nodes': 'pods',
  'svc-etp-local-uncovered-nodes': 'door',
  'svc-lb-pending': 'door',
  'svc-lb-error': 'door',
};

/** By rung, worst first. */
export function rungFindings(
  service: Service,
  topology: Topology,
): ReadonlyMap<RungName, readonly ToldFinding[]> {
  const doors = new Set<string>();
  for (const { kind, namespace, home, name, paths } of topology.doors.values())
    for (const { serviceUid, route } of paths) {
      if (serviceUid !== service.uid && route?.meant !== service.uid) continue;
      doors.add(printObjectName({ kind, namespace: home ?? namespace, name }));
      if (route !== undefined)
        doors.add(printObjectName({ ...route, namespace: route.namespace ?? namespace }));
    }
  const own = nameOfService(service);
  const slices = new Set(
    [...topology.slices.values()]
      .filter(slice => slice.namespace === service.namespace && slice.service === service.name)
      .map(({ name }) => name),
  );

  const staff = (service.staffing?.workloads ?? []).flatMap(uid => topology.workloads.get(uid) ?? []);

  function rungOf({ rule, subject, discriminator, evidence }: ToldFinding): RungName | undefined {
    if (isSameObject(subject, own))
      return ofService[rule] ?? (rule.startsWith('netpol-') ? 'policy' : endpointsOr(rule, 'exists'));
    if (subject.namespace === own.namespace) {
      const isList =
        (subject.kind === 'EndpointSlice' && slices.has(subject.name)) ||
        (subject.kind === 'Endpoints' && subject.name === own.name);
      if (isList) return 'endpoints';
      if (rule === 'workload-pods-refused' && staff.some(one => isSameObject(subject, one))) return 'pods';
    }
    if (!doors.has(printObjectName(subject))) return undefined;
    const names = evidence.some(({ object }) => object !== undefined && isSameObject(object, own));
    return discriminator === undefined || names ? 'door' : undefined;
  }

  const here = [...topology.findings.values()].filter(finding => rungOf(finding) !== undefined);
  const keys = new Set(here.map(({ key }) => key));
  // What follows from another rung is told there: this one would be well.
  const found = order(here.filter(({ causes }) => !causes.some(key => keys.has(key))));
  return Map.groupBy(found, finding => rungOf(finding) ?? 'exists');
}

const endpointsOr = (rule: string, other: RungName): RungName =>
  rule.startsWith('endpoint') ? 'endpoints' : other;
