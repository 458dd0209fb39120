/**
 * The environment of a container, as its process finds it (kubernetes `pkg/kubelet/kubelet_pods.go`: makeEnvironmentVariables). Called for scripts that print it.
 */
import type { StoredObject } from '../object.ts';
import type { ContainerLife, Variable } from './log-line.ts';

const decoded = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : Buffer.from(text, 'base64').toString();

function fieldOf({ metadata, spec, status }: StoredObject, path: string): string {
  const [, map = '', key = ''] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (map === 'labels' || map === 'annotations') return metadata[map]?.[key] ?? '';
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName ?? 'default',
    'status.hostIP': status?.hostIP,
    'status.podIP': status?.podIP,
  };
  return fields[path] ?? '';
}

export function environmentOf({ pod, container, view }: ContainerLife): ReadonlyMap<string, string> {
  const { namespace, name } = pod.metadata;
  const values = new Map<string, string>([
    ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ['HOSTNAME', name],
  ]);
  const configMap = (held: string) => view.get('ConfigMap', namespace, held)?.data ?? {};
  const secret = (held: string) => view.get('Secret', namespace, held)?.data ?? {};
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    for (const [key, value] of Object.entries<string>(configMapRef ? configMap(configMapRef.name) : {}))
      values.set(prefix + key, value);
    for (const [key, value] of Object.entries<string>(secretRef ? secret(secretRef.name) : {}))
      values.set(prefix + key, decoded(value) ?? '');
  }
  const told = ({ value, valueFrom = {} }: Variable): string | undefined => {
    const { configMapKeyRef, secretKeyRef, fieldRef } = valueFrom;
    if (configMapKeyRef !== undefined) return configMap(configMapKeyRef.name)[configMapKeyRef.key];
    if (secretKeyRef !== undefined) return decoded(secret(secretKeyRef.name)[secretKeyRef.key]);
    return fieldRef === undefined ? expand(value ?? '', values) : fieldOf(pod, fieldRef.fieldPath);
  };
  for (const variable of container.env ?? []) {
    const value = told(variable);
    if (value !== undefined) values.set(variable.name, value);
  }
  const [service] = [view.get('Service', 'default', 'kubernetes')];
  if (service !== undefined) {
    values.set('KUBERNETES_SERVICE_HOST', service.spec.clusterIP);
    values.set('KUBERNETES_SERVICE_PORT', '443');
  }
  return values;
}

/** `$(NAME)`, as the kubelet puts it into commands, arguments and other variables; what is not known stays. */
export const expand = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(/\$\(([A-Za-z_][\w.-]*)\)/g, (whole, name: string) => values.get(name) ?? whole);
