/**
 * Whether a body has the types that the rest of the simulator relies on: lists where lists belong, numbers where numbers belong.
 * Called at the door before defaults; what does not fit is a 400 in the words of the Go decoder, as on a real server.
 */
import type { DraftObject } from '../object.ts';
import { badRequest } from '../status.ts';
import { BY_KIND, META, type Shape, type Type } from './shapes.ts';

const GO_NAME: Readonly<Record<Type, string>> = {
  object: 'struct',
  list: 'slice',
  number: 'int32',
  string: 'string',
  bool: 'bool',
  strings: 'map[string]string',
  'number or string': 'intstr.IntOrString',
};

const checks = (shapes: readonly Shape[]) =>
  shapes.map(([path, type]) => ({ path, steps: path.split('.'), type }));

const META_CHECKS = checks(META);
const CHECKS = new Map([...BY_KIND].map(([kind, shapes]) => [kind, [...META_CHECKS, ...checks(shapes)]]));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits(value: unknown, type: Type): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'strings':
      return isRecord(value) && Object.values(value).every(item => typeof item === 'string');
    case 'list':
      return Array.isArray(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'number':
      return Number.isInteger(value);
    case 'string':
      return typeof value === 'string';
    case 'number or string':
      return typeof value === 'string' || Number.isInteger(value);
  }
}

/** The first value on the way that is of another type; undefined when all fit. */
function misfit(
  value: unknown,
  steps: readonly string[],
  depth: number,
  type: Type,
): { readonly value: unknown } | undefined {
  if (value === undefined || value === null) return undefined;
  const step = steps[depth];
  if (step === undefined) return fits(value, type) ? undefined : { value };
  if (step !== '*')
    return isRecord(value) && Object.hasOwn(value, step)
      ? misfit(value[step], steps, depth + 1, type)
      : undefined;
  if (!Array.isArray(value)) return undefined;
  for (const item of value) {
    const found = misfit(item, steps, depth + 1, type);
    if (found !== undefined) return found;
  }
  return undefined;
}

const goKind = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return value !== null && typeof value === 'object' ? 'object' : typeof value;
};

/** Throws 400 for the first field whose type is wrong. */
export function checkShape(draft: DraftObject): void {
  for (const { path, steps, type } of CHECKS.get(draft.kind) ?? META_CHECKS) {
    const found = misfit(draft, steps, 0, type);
    if (found !== undefined)
      throw badRequest(
        `${draft.kind} in version "${draft.apiVersion.split('/').at(-1)}" cannot be handled as a ${draft.kind}: json: cannot unmarshal ` +
          `${goKind(found.value)} into Go struct field .${path.replaceAll('.*', '')} of type ${GO_NAME[type]}`,
      );
  }
}
