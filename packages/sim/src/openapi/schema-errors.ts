/**
 * What is wrong with a custom resource by the schema of its definition: patterns, bounds, required fields, enumerations.
 * Called for the kinds that CustomResourceDefinitions serve. The words are apiextensions' (kube-openapi `validate`).
 */
import { type FieldError, invalidValue, notSupported, required, tooLong, tooMany } from '../status.ts';
import type { SchemaNode } from './packed-schema.ts';
import type { Type } from './types.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textErrors(value: string, node: SchemaNode, at: string): readonly FieldError[] {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = node;
  // The first of these is told alone (kube-openapi `stringValidator`).
  if (value.length > maxLength) return [tooLong(at, maxLength)];
  if (value.length < minLength)
    return [invalidValue(at, value, `${at} in body should be at least ${minLength} chars long`)];
  return pattern === undefined || new RegExp(pattern).test(value)
    ? []
    : [invalidValue(at, value, `${at} in body should match '${pattern}'`)];
}

function numberErrors(value: number, node: SchemaNode, at: string): readonly FieldError[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = node;
  return [
    ...(value < minimum
      ? [invalidValue(at, value, `${at} in body should be greater than or equal to ${minimum}`)]
      : []),
    ...(value > maximum
      ? [invalidValue(at, value, `${at} in body should be less than or equal to ${maximum}`)]
      : []),
  ];
}

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

function expectedKind(type: Type): string | undefined {
  if (type.is === 'list') return 'array';
  if (type.is !== 'scalar') return 'object';
  return ['string', 'integer', 'number', 'boolean'].find(kind => kind === type.json);
}

/** kube-openapi `pkg/validation/errors/schema.go` InvalidType. */
function typeErrors(value: unknown, type: Type, at: string): readonly FieldError[] {
  const [wanted, kind] = [expectedKind(type), kindOf(value)];
  if (wanted === undefined || wanted === kind || (wanted === 'number' && kind === 'integer')) return [];
  const message = `Invalid value: "${kind}": ${at} in body must be of type ${wanted}: "${kind}"`;
  return [{ field: at, reason: 'FieldValueTypeInvalid', message }];
}

export function schemaErrors(value: unknown, type: Type, node: SchemaNode, at = ''): readonly FieldError[] {
  const mistyped = typeErrors(value, type, at);
  if (mistyped.length > 0) return mistyped;
  const { enum: values, minItems = 0, maxItems = Number.POSITIVE_INFINITY, required: names = [] } = node;
  if (values !== undefined && !values.includes(value)) return [notSupported(at, value, values.map(String))];
  if (typeof value === 'string') return textErrors(value, node, at);
  if (typeof value === 'number') return numberErrors(value, node, at);
  if (Array.isArray(value) && type.is === 'list')
    return [
      ...(value.length > maxItems ? [tooMany(at, value.length, maxItems)] : []),
      ...(value.length < minItems
        ? [invalidValue(at, value.length, `${at} in body should have at least ${minItems} items`)]
        : []),
      ...value.flatMap((item, index) => schemaErrors(item, type.item, node.items ?? {}, `${at}[${index}]`)),
    ];
  if (!isRecord(value) || type.is !== 'struct') return [];
  const within = (key: string): string => (at === '' ? key : `${at}.${key}`);
  return [
    ...Object.entries(value).flatMap(([key, inner]) => {
      const field = type.fields.get(key);
      return field === undefined || within(key) === 'metadata'
        ? []
        : schemaErrors(inner, field.type, field.node, within(key));
    }),
    ...names.filter(name => value[name] === undefined).map(name => required(within(name))),
  ];
}

const BLOCKING: ReadonlySet<FieldError['reason']> = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);

/** Whether a definition has rules in CEL anywhere; those that are built in all have some. */
export const hasRules = (schema: SchemaNode | undefined): boolean =>
  schema === undefined || JSON.stringify(schema).includes('"x-kubernetes-validations"');

/** With the note that rules in CEL were not tried on what is not of the schema's shape (`hasBlockingErr`). */
export function withUntried(errors: readonly FieldError[]): readonly FieldError[] {
  if (!errors.some(({ reason }) => BLOCKING.has(reason))) return errors;
  const untried =
    'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';
  return [...errors, invalidValue('<nil>', null, untried)];
}
