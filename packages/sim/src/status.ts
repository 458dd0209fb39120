/**
 * What the API answers when it cannot do what was asked: `Status` objects in the words of kube-apiserver.
 * Thrown as `ApiError` by the store and by the request handlers, written to the wire by the server; nothing else reaches a client.
 * Source of the wordings: apimachinery `pkg/api/errors/errors.go` and `pkg/util/validation/field/errors.go`.
 */
import { qualifiedName, type Resource, resourceOfKind } from './resources.ts';

export interface StatusCause {
  readonly reason: string;
  readonly message: string;
  readonly field?: string;
}

export interface Status {
  readonly kind: 'Status';
  readonly apiVersion: 'v1';
  readonly metadata: { readonly [key: string]: never };
  readonly status: 'Failure';
  readonly message: string;
  /** Unset: an error of upstream's that no reason was made for. */
  readonly reason?: string;
  readonly details?: {
    readonly name?: string;
    readonly group?: string;
    readonly kind?: string;
    readonly uid?: string;
    readonly causes?: readonly StatusCause[];
    readonly retryAfterSeconds?: number;
  };
  readonly code: number;
}

export class ApiError extends Error {
  readonly status: Status;

  constructor(status: Status) {
    super(status.message);
    this.status = status;
  }

  get code(): number {
    return this.status.code;
  }

  get reason(): string {
    return this.status.reason ?? '';
  }
}

export function apiError(
  code: number,
  reason: string,
  message: string,
  details?: NonNullable<Status['details']>,
): ApiError {
  const base = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
  } as const;
  return new ApiError(details === undefined ? { ...base, code } : { ...base, details, code });
}

/** An error that upstream passes on as it is: 500 and no reason. */
export const plainError = (message: string): ApiError =>
  new ApiError({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, code: 500 });

/** A kind of the table by its name; one that somebody has defined by its resource. */
export type KindName = string | Pick<Resource, 'group' | 'plural' | 'kind'>;

const resourceNamed = (kind: KindName) => (typeof kind === 'string' ? resourceOfKind(kind) : kind);

const kindText = (kind: KindName): string => (typeof kind === 'string' ? kind : kind.kind);

function named(kind: KindName, name: string): NonNullable<Status['details']> {
  const resource = resourceNamed(kind);
  if (resource === undefined) return { name, kind: kindText(kind) };
  return resource.group === ''
    ? { name, kind: resource.plural }
    : { name, group: resource.group, kind: resource.plural };
}

const title = (kind: KindName): string => {
  const resource = resourceNamed(kind);
  return resource === undefined ? kindText(kind) : qualifiedName(resource);
};

export const notFound = (kind: KindName, name: string): ApiError =>
  apiError(404, 'NotFound', `${title(kind)} "${name}" not found`, named(kind, name));

export const alreadyExists = (kind: KindName, name: string): ApiError =>
  apiError(409, 'AlreadyExists', `${title(kind)} "${name}" already exists`, named(kind, name));

export const conflict = (kind: KindName, name: string, why: string): ApiError =>
  apiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${title(kind)} "${name}": ${why}`,
    named(kind, name),
  );

export const STALE_OBJECT =
  'the object has been modified; please apply your changes to the latest version and try again';

export const forbidden = (kind: KindName, name: string, why: string): ApiError =>
  apiError(403, 'Forbidden', `${title(kind)} "${name}" is forbidden: ${why}`, named(kind, name));

export const badRequest = (message: string): ApiError => apiError(400, 'BadRequest', message);

/** The answer to a resource version that the change log no longer reaches. */
export const expired = (message: string): ApiError => apiError(410, 'Expired', message);

/** One thing that is wrong with one field, in the words of field.Error. */
export interface FieldError {
  readonly field: string;
  readonly reason:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueDuplicate'
    | 'FieldValueForbidden'
    | 'FieldValueNotFound'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany'
    | 'FieldValueTypeInvalid';
  readonly message: string;
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'null';

export const required = (field: string, detail = ''): FieldError => ({
  field,
  reason: 'FieldValueRequired',
  message: detail === '' ? 'Required value' : `Required value: ${detail}`,
});

export const invalidValue = (field: string, value: unknown, detail: string): FieldError => ({
  field,
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${show(value)}: ${detail}`,
});

export const notSupported = (field: string, value: unknown, supported: readonly string[]): FieldError => ({
  field,
  reason: 'FieldValueNotSupported',
  message: `Unsupported value: ${show(value)}: supported values: ${supported.map(show).join(', ')}`,
});

export const duplicate = (field: string, value: unknown): FieldError => ({
  field,
  reason: 'FieldValueDuplicate',
  message: `Duplicate value: ${show(value)}`,
});

export const notFoundValue = (field: string, value: unknown): FieldError => ({
  field,
  reason: 'FieldValueNotFound',
  message: `Not found: ${show(value)}`,
});

export const tooLong = (field: string, limit: number): FieldError => ({
  field,
  reason: 'FieldValueTooLong',
  message: `Too long: may not be more than ${limit} bytes`,
});

export const tooMany = (field: string, count: number, limit: number): FieldError => ({
  field,
  reason: 'FieldValueTooMany',
  message: `Too many: ${count}: must have at most ${limit} items`,
});

export const forbiddenField = (field: string, detail: string): FieldError => ({
  field,
  reason: 'FieldValueForbidden',
  message: `Forbidden: ${detail}`,
});

export function invalid(of: KindName, name: string, errors: readonly FieldError[]): ApiError {
  const lines = errors.map(error => `${error.field}: ${error.message}`);
  const kind = kindText(of);
  const group = resourceNamed(of)?.group ?? '';
  const list = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  return apiError(
    422,
    'Invalid',
    `${group === '' ? kind : `${kind}.${group}`} "${name}" is invalid: ${list}`,
    {
      name,
      ...(group === '' ? {} : { group }),
      kind,
      causes: errors.map(({ reason, message, field }) => ({ reason, message, field })),
    },
  );
}

/** Options of a request that upstream validates like objects: "CreateOptions". */
export const invalidOptions = (options: string, errors: readonly FieldError[]): ApiError =>
  apiError(
    422,
    'Invalid',
    `${options}.meta.k8s.io "" is invalid: ${errors.map(error => `${error.field}: ${error.message}`).join(', ')}`,
    {
      group: 'meta.k8s.io',
      kind: options,
      causes: errors.map(({ reason, message, field }) => ({ reason, message, field })),
    },
  );

/** A review that asks nothing, or for nobody: upstream names neither kind nor name. */
export const invalidReview = (errors: readonly FieldError[]): ApiError =>
  apiError(
    422,
    'Invalid',
    ` "" is invalid: ${errors.map(error => `${error.field}: ${error.message}`).join(', ')}`,
    { causes: errors.map(({ reason, message, field }) => ({ reason, message, field })) },
  );

/** A patch whose outcome is no object of the kind. */
export function invalidPatch(patch: string, why: string): ApiError {
  const { field, reason, message } = invalidValue('patch', patch, why);
  return apiError(422, 'Invalid', ` "" is invalid: patch: ${message}`, {
    causes: [{ reason, message, field }],
  });
}

/** A patch that cannot be applied to this object, whatever the reason. */
export const unprocessable = (): ApiError =>
  apiError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
