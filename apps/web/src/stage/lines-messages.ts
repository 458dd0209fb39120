/** Words that only the lens `lines` says, beside those of every lens in `messages`. */
export const linesMessages = {
  /** How pods are spread over nodes and zones. */
  onNodes: (used: number, all: number) =>
    used === all && all > 1 ? `on all ${all} nodes` : `on ${used} of ${all} nodes`,
  allInZone: (pods: number, nodes: number, zone: string) =>
    `all ${pods} on ${nodes === 1 ? 'one node' : `${nodes} nodes`} of ${zone}`,
  onZones: (nodes: number, zones: number, all: number) =>
    `on ${nodes} ${nodes === 1 ? 'node' : 'nodes'}, in ${zones} of ${all} zones`,
  perZone: (used: number, all: number, least: number) =>
    `on ${used === all ? 'all ' : ''}${used} nodes, ${least} or more a zone`,
  fold: (service: string, count: number, slice: string | undefined) =>
    `${count} lines of ${service}${slice === undefined ? '' : ` in slice ${slice}`}, folded; open them`,
  canI: (resource: string, namespace: string) => `kubectl auth can-i list ${resource} -n ${namespace}`,
} as const;
