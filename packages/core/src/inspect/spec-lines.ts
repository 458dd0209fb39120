/**
 * The spec of any object as lines of path and value: for kinds that have no panel of their own. Depth first in the object's order; texts of a list stand on one line; long specs
 * are cut, the YAML has all of it. Called by the inspector.
 */

export interface SpecLine {
  /** `rules[0].backendRefs[0].name`. */
  readonly path: string;
  readonly value: string;
}

const most = 60;

export function specLines(object: unknown): readonly SpecLine[] {
  if (typeof object !== 'object' || object === null || !('spec' in object)) return [];
  return linesOf('', object.spec).slice(0, most);
}

function linesOf(path: string, value: unknown): readonly SpecLine[] {
  if (Array.isArray(value)) {
    if (value.every(isScalar)) return value.length === 0 ? [] : [{ path, value: value.join(', ') }];
    return value.flatMap((item, index) => linesOf(`${path}[${index}]`, item));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) =>
      linesOf(path === '' ? key : `${path}.${key}`, inner),
    );
  return value === null || value === undefined ? [] : [{ path, value: String(value) }];
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
