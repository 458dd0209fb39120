/**
 * An Ingress as a door: host and path by path in the order of the object, the default backend last, each led to the Service of its name in the same namespace.
 */
import type { Mutable } from '../kubernetes/json.ts';
import type { IngressObject, IngressPath, Uid } from '../kubernetes/object.ts';
import type { Door, DoorPath } from '../topology/door.ts';

export function projectDoor(ingress: IngressObject, services: ReadonlyMap<string, Uid>): Door {
  const { meta } = ingress;
  const paths = ingress.rules.flatMap(rule =>
    rule.paths.map(path => projectPath(rule.host, path.pathType, path, services)),
  );
  if (ingress.defaultBackend !== undefined) {
    paths.push(projectPath('', 'Default', ingress.defaultBackend, services));
  }
  const door: Mutable<Door> = {
    uid: meta.uid,
    kind: 'Ingress',
    name: meta.name,
    namespace: meta.namespace,
    created: meta.created,
    tls: ingress.tls,
    tlsHosts: ingress.tlsHosts,
    addresses: ingress.addresses,
    paths,
  };
  if (ingress.className !== undefined) door.className = ingress.className;
  return door;
}

function projectPath(
  host: string,
  pathType: DoorPath['pathType'],
  from: IngressPath,
  services: ReadonlyMap<string, Uid>,
): DoorPath {
  const path: Mutable<DoorPath> = { host, path: from.path, pathType };
  const uid = from.service === undefined ? undefined : services.get(from.service);
  if (from.service !== undefined) path.service = from.service;
  if (from.port !== undefined) path.port = from.port;
  if (uid !== undefined) path.serviceUid = uid;
  return path;
}
