/**
 * JSON Patch (RFC 6902) on plain JSON values, without changing the input.
 * Called for PATCH requests of type application/json-patch+json; a step that cannot be done is a 422 that says no more, as on a real server.
 */
import { sameJson } from '../same-json.ts';
import { badRequest, unprocessable } from '../status.ts';
import { cannotUnmarshal } from './go-value.ts';

type Value = unknown;

const fail = (): never => {
  throw unprocessable();
};

const steps = (pointer: string): readonly string[] => {
  if (pointer !== '' && !pointer.startsWith('/')) fail();
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
};

const isRecord = (value: Value): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(value: Value, path: readonly string[]): Value {
  let at = value;
  for (const step of path) {
    if (Array.isArray(at) && at[Number(step)] !== undefined) at = at[Number(step)];
    else if (isRecord(at) && Object.hasOwn(at, step)) at = at[step];
    else fail();
  }
  return at;
}

/** Rebuilds the containers along the path; `edit` gets the innermost container and the last step. */
function rebuild(
  value: Value,
  path: readonly string[],
  edit: (container: Value, step: string) => Value,
): Value {
  const [head = '', ...rest] = path;
  if (rest.length === 0) return edit(value, head);
  const inner = rebuild(read(value, [head]), rest, edit);
  if (Array.isArray(value)) return value.with(Number(head), inner);
  return Object.fromEntries([
    ...Object.entries(value as object).filter(([key]) => key !== head),
    [head, inner],
  ]);
}

function position(step: string, limit: number): number {
  const index = Number(step);
  if (!/^\d+$/.test(step) || index > limit) fail();
  return index;
}

function add(value: Value, pointer: string, added: Value): Value {
  const path = steps(pointer);
  if (path.length === 0) return added;
  return rebuild(value, path, (container, step) => {
    if (Array.isArray(container)) {
      const index = step === '-' ? container.length : position(step, container.length);
      return container.toSpliced(index, 0, added);
    }
    if (!isRecord(container)) return fail();
    return Object.fromEntries([...Object.entries(container).filter(([key]) => key !== step), [step, added]]);
  });
}

function remove(value: Value, pointer: string): Value {
  const path = steps(pointer);
  read(value, path);
  return rebuild(value, path, (container, step) =>
    Array.isArray(container)
      ? container.toSpliced(position(step, container.length - 1), 1)
      : Object.fromEntries(Object.entries(container as object).filter(([key]) => key !== step)),
  );
}

const replace = (value: Value, pointer: string, next: Value): Value => {
  const path = steps(pointer);
  if (path.length === 0) return next;
  read(value, path);
  return rebuild(value, path, (container, step) =>
    Array.isArray(container)
      ? container.with(Number(step), next)
      : Object.fromEntries(
          Object.entries(container as object).map(([key, held]) => [key, key === step ? next : held]),
        ),
  );
};

export function applyJsonPatch(value: Value, patch: Value): Value {
  if (!Array.isArray(patch))
    throw badRequest(`error decoding patch: ${cannotUnmarshal(patch, '[]handlers.jsonPatchOp')}`);
  return patch.reduce((held: Value, operation: Value) => {
    if (!isRecord(operation)) throw badRequest('an operation of a JSON patch must be an object');
    const { op, path, from, value: next } = operation;
    if (typeof path !== 'string') throw badRequest('an operation of a JSON patch must have a path');
    const source = (): string => (typeof from === 'string' ? from : fail());
    switch (op) {
      case 'add':
        return add(held, path, next);
      case 'remove':
        return remove(held, path);
      case 'replace':
        return replace(held, path, next);
      case 'move':
        return add(remove(held, source()), path, read(held, steps(source())));
      case 'copy':
        return add(held, path, read(held, steps(source())));
      case 'test':
        return sameJson(read(held, steps(path)), next) ? held : fail();
      default:
        return fail();
    }
  }, value);
}
