/**
 * Names, labels and the rest of the metadata, by apimachinery `pkg/util/validation` and `pkg/api/validation/objectmeta.go`, in its words.
 * Called for every object on create; for labels also on update.
 */
import type { DraftObject } from '../object.ts';
import { type FieldError, invalidValue, required } from '../status.ts';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = String.raw`${LABEL}(\.${LABEL})*`;
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const VALUE = `(${QUALIFIED})?`;

interface Rule {
  readonly pattern: RegExp;
  readonly limit: number;
  readonly message: string;
}

const rule = (source: string, limit: number, message: string): Rule => ({
  pattern: new RegExp(`^${source}$`),
  limit,
  message: `${message}, regex used for validation is '${source}')`,
});

export const DNS_SUBDOMAIN = rule(
  SUBDOMAIN,
  253,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com'",
);

export const DNS_LABEL = rule(
  LABEL,
  63,
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc'",
);

const DNS_LABEL_1035 = rule(
  LABEL_1035,
  63,
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123'",
);

export const QUALIFIED_NAME = rule(
  QUALIFIED,
  63,
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc'",
);

export const LABEL_VALUE = rule(
  VALUE,
  63,
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345'",
);

export function breaks(value: string, { pattern, limit, message }: Rule): string | undefined {
  if (value.length > limit) return `must be no more than ${limit} bytes`;
  return pattern.test(value) ? undefined : message;
}

const NAME_RULES: ReadonlyMap<string, Rule> = new Map([
  ['Namespace', DNS_LABEL],
  ['Service', DNS_LABEL_1035],
]);

export function labelErrors(
  labels: Readonly<Record<string, string>> | undefined,
  field: string,
): readonly FieldError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => {
    const cut = key.indexOf('/');
    const wrongKey =
      breaks(key.slice(cut + 1), QUALIFIED_NAME) ??
      (cut >= 0 ? breaks(key.slice(0, cut), DNS_SUBDOMAIN) : undefined);
    const wrongValue = breaks(value, LABEL_VALUE);
    return [
      ...(wrongKey === undefined ? [] : [invalidValue(field, key, wrongKey)]),
      ...(wrongValue === undefined ? [] : [invalidValue(field, value, wrongValue)]),
    ];
  });
}

export function metadataErrors({ kind, metadata }: DraftObject): readonly FieldError[] {
  const { name, labels } = metadata;
  const wrongName = name ? breaks(name, NAME_RULES.get(kind) ?? DNS_SUBDOMAIN) : undefined;
  return [
    ...(name ? [] : [required('metadata.name', 'name or generateName is required')]),
    ...(wrongName === undefined ? [] : [invalidValue('metadata.name', name, wrongName)]),
    ...labelErrors(labels, 'metadata.labels'),
  ];
}
