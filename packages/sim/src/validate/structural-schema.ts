/**
 * What a definition's schema gets wrong about types: each part must say what it is, and be one of the six (apiextensions `pkg/apiserver/schema/validation.go` and
 * `specStandardValidatorV3`). The rest of what a schema may get wrong is not looked at. Called by `custom-resource-definition.ts`.
 */
import type { SchemaNode } from '../openapi/packed-schema.ts';
import { type FieldError, invalidValue, notSupported, required } from '../status.ts';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

const UNTYPED = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
} as const;

type Level = keyof typeof UNTYPED;

function shapeErrors(node: SchemaNode, level: Level, at: string): readonly FieldError[] {
  const { type = '', items, properties = {}, additionalProperties } = node;
  const isOpen =
    node['x-kubernetes-int-or-string'] === true || node['x-kubernetes-preserve-unknown-fields'] === true;
  return [
    ...(type === 'array' && items === undefined ? [required(`${at}.items`, 'must be specified')] : []),
    ...(items === undefined ? [] : shapeErrors(items, 'item', `${at}.items`)),
    ...Object.entries(properties).flatMap(([key, inner]) =>
      shapeErrors(inner, 'field', `${at}.properties[${key}]`),
    ),
    ...(typeof additionalProperties === 'object'
      ? shapeErrors(additionalProperties, 'field', `${at}.additionalProperties`)
      : []),
    ...(type === '' && !isOpen ? [required(`${at}.type`, UNTYPED[level])] : []),
    ...(level === 'root' && type !== '' && type !== 'object'
      ? [invalidValue(`${at}.type`, type, 'must be object at the root')]
      : []),
  ];
}

function typeErrors(node: SchemaNode, at: string): readonly FieldError[] {
  const { type = '', items, properties = {}, additionalProperties } = node;
  return [
    ...(type === '' || TYPES.includes(type) ? [] : [notSupported(`${at}.type`, type, TYPES)]),
    ...(items === undefined ? [] : typeErrors(items, `${at}.items`)),
    ...Object.entries(properties).flatMap(([key, inner]) => typeErrors(inner, `${at}.properties[${key}]`)),
    ...(typeof additionalProperties === 'object'
      ? typeErrors(additionalProperties, `${at}.additionalProperties`)
      : []),
  ];
}

export const structuralErrors = (schema: SchemaNode, at: string): readonly FieldError[] => [
  ...shapeErrors(schema, 'root', at),
  ...typeErrors(schema, at),
];
