/**
 * The mistakes that people make in containers: names, images, ports, environment, mounts, probes and resources.
 * Called for every list of containers of a pod's spec. By `pkg/apis/core/validation`, in its words and order.
 */
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  notFoundValue,
  notSupported,
  required,
} from '../status.ts';
import { breaks, DNS_LABEL } from './names.ts';
import { PROTOCOLS, portErrors, portNameErrors } from './port.ts';
import { isMore, quantityValue } from './quantity.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

interface Surroundings {
  readonly volumeNames: ReadonlySet<string>;
  /** Names that other containers of the pod have. */
  readonly taken: ReadonlySet<string>;
  readonly hostNetwork?: boolean;
}

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const NEGATIVE = 'must be greater than or equal to 0';

function portsErrors(ports: readonly Part[], field: string, hostNetwork: boolean): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `${field}[${index}]`;
    const again = Boolean(port.name) && names.has(port.name);
    names.add(port.name);
    return [
      ...(port.name ? portNameErrors(port.name, `${at}.name`) : []),
      ...(again ? [duplicate(`${at}.name`, port.name)] : []),
      ...(port.containerPort
        ? portErrors(port.containerPort, `${at}.containerPort`)
        : [required(`${at}.containerPort`)]),
      ...(port.hostPort ? portErrors(port.hostPort, `${at}.hostPort`) : []),
      ...(hostNetwork && port.hostPort && port.hostPort !== port.containerPort
        ? [
            invalidValue(
              `${at}.hostPort`,
              port.hostPort,
              'must match `containerPort` when `hostNetwork` is true',
            ),
          ]
        : []),
      ...(PROTOCOLS.includes(port.protocol ?? 'TCP')
        ? []
        : [notSupported(`${at}.protocol`, port.protocol, PROTOCOLS)]),
    ];
  });
}

const environmentErrors = (env: readonly Part[], field: string): readonly FieldError[] =>
  env.flatMap(({ name, value, valueFrom }, index) => [
    ...(name ? [] : [required(`${field}[${index}].name`)]),
    ...(valueFrom !== undefined && value
      ? [invalidValue(`${field}[${index}].valueFrom`, '', 'may not be specified when `value` is not empty')]
      : []),
  ]);

function mountErrors(
  mounts: readonly Part[],
  field: string,
  volumes: ReadonlySet<string>,
): readonly FieldError[] {
  const paths = new Set<string>();
  return mounts.flatMap(({ name, mountPath }, index) => {
    const at = `${field}[${index}]`;
    const again = paths.has(mountPath);
    paths.add(mountPath);
    return [
      ...(name ? [] : [required(`${at}.name`)]),
      ...(name && !volumes.has(name) ? [notFoundValue(`${at}.name`, name)] : []),
      ...(mountPath ? [] : [required(`${at}.mountPath`)]),
      ...(again ? [invalidValue(`${at}.mountPath`, mountPath, 'must be unique')] : []),
    ];
  });
}

function probeErrors(probe: Part, field: string): readonly FieldError[] {
  if (probe === undefined) return [];
  const handlers = HANDLERS.filter(name => probe[name] !== undefined);
  const counts = [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ];
  return [
    ...(handlers.length === 0 ? [required(field, 'must specify a handler type')] : []),
    ...handlers.flatMap((name, index) => {
      if (index > 0) return [forbiddenField(`${field}.${name}`, 'may not specify more than 1 handler type')];
      const { port } = probe[name];
      return name === 'exec' || typeof port === 'string'
        ? []
        : portErrors(port ?? 0, `${field}.${name}.port`);
    }),
    ...counts
      .filter(name => probe[name] < 0)
      .map(name => invalidValue(`${field}.${name}`, probe[name], NEGATIVE)),
  ];
}

const STANDARD = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/;

function amountErrors(amounts: Readonly<Record<string, string>>, field: string): readonly FieldError[] {
  return Object.entries(amounts).flatMap(([name, amount]) => [
    ...(STANDARD.test(name) || name.includes('/')
      ? []
      : [
          invalidValue(`${field}[${name}]`, name, 'must be a standard resource type or fully qualified'),
          invalidValue(`${field}[${name}]`, name, 'must be a standard resource for containers'),
        ]),
    ...(quantityValue(amount) < 0 ? [invalidValue(`${field}[${name}]`, amount, NEGATIVE)] : []),
  ]);
}

function resourceErrors({ limits = {}, requests = {} }: Part, field: string): readonly FieldError[] {
  return [
    ...amountErrors(limits, `${field}.limits`),
    ...amountErrors(requests, `${field}.requests`),
    ...Object.entries(requests as Readonly<Record<string, string>>)
      .filter(([name, amount]) => limits[name] !== undefined && isMore(amount, limits[name]))
      .map(([name, amount]) =>
        invalidValue(
          `${field}.requests`,
          amount,
          `must be less than or equal to ${name} limit of ${limits[name]}`,
        ),
      ),
  ];
}

export function containerErrors(
  containers: readonly Part[],
  field: string,
  { volumeNames, taken, hostNetwork = false }: Surroundings,
): readonly FieldError[] {
  const names = new Set(taken);
  return containers.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const { name, image, imagePullPolicy: policy } = container;
    const wrong = name ? breaks(name, DNS_LABEL) : undefined;
    const again = names.has(name);
    names.add(name);
    return [
      ...(name ? [] : [required(`${at}.name`)]),
      ...(wrong === undefined ? [] : [invalidValue(`${at}.name`, name, wrong)]),
      ...(name && again ? [duplicate(`${at}.name`, name)] : []),
      ...(image ? [] : [required(`${at}.image`)]),
      ...(image && image !== image.trim()
        ? [invalidValue(`${at}.image`, image, 'must not have leading or trailing whitespace')]
        : []),
      ...portsErrors(container.ports ?? [], `${at}.ports`, hostNetwork),
      ...environmentErrors(container.env ?? [], `${at}.env`),
      ...mountErrors(container.volumeMounts ?? [], `${at}.volumeMounts`, volumeNames),
      ...(policy === undefined || PULL_POLICIES.includes(policy)
        ? []
        : [notSupported(`${at}.imagePullPolicy`, policy, PULL_POLICIES)]),
      ...resourceErrors(container.resources ?? {}, `${at}.resources`),
      ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(probe =>
        probeErrors(container[probe], `${at}.${probe}`),
      ),
    ];
  });
}
