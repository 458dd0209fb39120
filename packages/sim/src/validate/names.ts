/**
 * Names, labels and the rest of the metadata, by apimachinery `pkg/util/validation` and `pkg/api/validation/objectmeta.go`, in its words.
 * Called for every object on create; for labels also on update.
 */
import type { LabelSelector } from '../controllers/selector.ts';
import type { DraftObject } from '../object.ts';
import { resourceOfKind } from '../resources.ts';
import { type FieldError, invalidValue, required } from '../status.ts';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = String.raw`${LABEL}(\.${LABEL})*`;
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const VALUE = `(${QUALIFIED})?`;

interface Rule {
  readonly pattern: RegExp;
  readonly limit: number;
  /** What upstream counts: names in `pkg/util/validation`, labels in `pkg/api/validate/content`. */
  readonly unit: 'characters' | 'bytes';
  readonly message: string;
}

const rule = (source: string, limit: number, unit: Rule['unit'], message: string): Rule => ({
  pattern: new RegExp(`^${source}$`),
  limit,
  unit,
  message: `${message}, regex used for validation is '${source}')`,
});

export const DNS_SUBDOMAIN = rule(
  SUBDOMAIN,
  253,
  'characters',
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com'",
);

export const DNS_LABEL = rule(
  LABEL,
  63,
  'characters',
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc'",
);

/** Names of kinds and versions that somebody defines. */
export const DNS_1035_LABEL = rule(
  '[a-z]([-a-z0-9]*[a-z0-9])?',
  63,
  'characters',
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123'",
);

/** `*.example.com`, as rules of Ingresses may say. */
export const WILDCARD_SUBDOMAIN = rule(
  String.raw`\*\.${SUBDOMAIN}`,
  253,
  'characters',
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com'",
);

export const QUALIFIED_NAME = rule(
  QUALIFIED,
  63,
  'bytes',
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc'",
);

export const LABEL_VALUE = rule(
  VALUE,
  63,
  'bytes',
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345'",
);

export function breaks(value: string, { pattern, limit, unit, message }: Rule): string | undefined {
  if (value.length > limit) return `must be no more than ${limit} ${unit}`;
  if (pattern.test(value)) return undefined;
  return pattern === DNS_LABEL.pattern && DNS_SUBDOMAIN.pattern.test(value)
    ? 'must not contain dots'
    : message;
}

/** Their names are segments of a path; the first APIService's is `v1.`. */
const PATH_NAMED: ReadonlySet<string> = new Set([
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'APIService',
]);

const NAME_RULES: ReadonlyMap<string, Rule> = new Map([
  ['Namespace', DNS_LABEL],
  ['Service', DNS_LABEL],
]);

function keyBreaks(key: string): string | undefined {
  const cut = key.indexOf('/');
  return (
    breaks(key.slice(cut + 1), QUALIFIED_NAME) ??
    (cut >= 0 ? breaks(key.slice(0, cut), DNS_SUBDOMAIN) : undefined)
  );
}

export function labelErrors(
  labels: Readonly<Record<string, string>> | undefined,
  field: string,
): readonly FieldError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => {
    const wrongKey = keyBreaks(key);
    const wrongValue = breaks(value, LABEL_VALUE);
    return [
      ...(wrongKey === undefined ? [] : [invalidValue(field, key, wrongKey)]),
      ...(wrongValue === undefined ? [] : [invalidValue(field, value, wrongValue)]),
    ];
  });
}

const annotationErrors = (annotations: Readonly<Record<string, string>> | undefined): readonly FieldError[] =>
  Object.keys(annotations ?? {}).flatMap(key => {
    const wrong = keyBreaks(key.toLowerCase());
    return wrong === undefined ? [] : [invalidValue('metadata.annotations', key, wrong)];
  });

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** `metav1validation.ValidateLabelSelector`. */
export function selectorErrors(selector: LabelSelector | undefined, field: string): readonly FieldError[] {
  return [
    ...labelErrors(selector?.matchLabels, `${field}.matchLabels`),
    ...(selector?.matchExpressions ?? []).flatMap(({ key, operator, values = [] }, index) => {
      const at = `${field}.matchExpressions[${index}]`;
      const wrong = keyBreaks(key);
      if (!OPERATORS.includes(operator))
        return [invalidValue(`${at}.operator`, operator, 'not a valid selector operator')];
      return [
        ...(operator.endsWith('In') && values.length === 0
          ? [required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'")]
          : []),
        ...(wrong === undefined ? [] : [invalidValue(`${at}.key`, key, wrong)]),
      ];
    }),
  ];
}

const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** What apiextensions serves, definitions and their objects, is only looked at as apimachinery looks at everything. */
const takesAnyFinalizer = ({ apiVersion, kind }: DraftObject): boolean =>
  apiVersion.startsWith('apiextensions.k8s.io/') || resourceOfKind(kind)?.custom !== false;

export const finalizerErrors = (draft: DraftObject): readonly FieldError[] =>
  (draft.metadata.finalizers ?? []).flatMap((name, index) =>
    name.includes('/') || STANDARD_FINALIZERS.has(name) || takesAnyFinalizer(draft)
      ? []
      : [
          invalidValue(
            `metadata.finalizers[${index}]`,
            name,
            'name is neither a standard finalizer name nor is it fully qualified',
          ),
        ],
  );

const ownerErrors = ({ metadata: { ownerReferences = [] } }: DraftObject): readonly FieldError[] =>
  ownerReferences.flatMap(({ apiVersion, kind, name, uid }) => [
    ...(apiVersion
      ? []
      : [invalidValue('metadata.ownerReferences.apiVersion', '', 'version must not be empty')]),
    ...Object.entries({ kind, name, uid })
      .filter(([, value]) => !value)
      .map(([key]) => invalidValue(`metadata.ownerReferences.${key}`, '', 'must not be empty')),
  ]);

/** What holds on every write. */
export const commonErrors = (draft: DraftObject): readonly FieldError[] => [
  ...labelErrors(draft.metadata.labels, 'metadata.labels'),
  ...annotationErrors(draft.metadata.annotations),
  ...ownerErrors(draft),
  ...finalizerErrors(draft),
];

const generatedBreaks = (prefix: string, rule: Rule): string | undefined =>
  breaks(prefix.replace(/-$/, 'a'), rule);

export function metadataErrors(draft: DraftObject): readonly FieldError[] {
  const { name, generateName } = draft.metadata;
  const rule = NAME_RULES.get(draft.kind) ?? DNS_SUBDOMAIN;
  const free = PATH_NAMED.has(draft.kind);
  const wrongName = name && !free ? breaks(name, rule) : undefined;
  const wrongPrefix = generateName && !free ? generatedBreaks(generateName, rule) : undefined;
  return [
    ...(wrongPrefix === undefined ? [] : [invalidValue('metadata.generateName', generateName, wrongPrefix)]),
    ...(name ? [] : [required('metadata.name', 'name or generateName is required')]),
    ...(wrongName === undefined || wrongPrefix !== undefined
      ? []
      : [invalidValue('metadata.name', name, wrongName)]),
    ...commonErrors(draft),
  ];
}
