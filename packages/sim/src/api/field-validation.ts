/**
 * Bodies and patched objects against the schema: what is unknown or comes twice is refused, warned of or passed over, as `fieldValidation` says.
 * Called by every write. Follows apiserver `pkg/endpoints/handlers/{create,update,patch}.go`, in their words.
 */

import { groupVersionKind } from '../group-version-kind.ts';
import { type Decoded, decode } from '../openapi/decode.ts';
import { type Parsed, readJson } from '../openapi/json-text.ts';
import { normalForm } from '../openapi/normal-form.ts';
import { type TypedResource, typeOfKind, typeOfResource } from '../openapi/types.ts';
import { apiVersionOf } from '../resources.ts';
import {
  type ApiError,
  badRequest,
  invalidOptions,
  invalidPatch,
  notSupported,
  plainError,
} from '../status.ts';

type Directive = 'Strict' | 'Warn' | 'Ignore';

const DIRECTIVES = ['', 'Ignore', 'Strict', 'Warn'] as const;

export interface ValidatedRequest {
  readonly resource: TypedResource;
  readonly query: URLSearchParams;
}

/** `options`: how upstream calls the options of this verb, "CreateOptions". */
function directiveOf(query: URLSearchParams, options: string): Directive {
  const asked = query.get('fieldValidation') ?? '';
  const known = DIRECTIVES.find(directive => directive === asked);
  if (known === undefined)
    throw invalidOptions(options, [notSupported('fieldValidation', asked, DIRECTIVES)]);
  return known || 'Warn';
}

/** The head of a body, as upstream shows it in messages. */
function summary(text: string): string {
  if (text === '') return '<empty>';
  const shown = text.startsWith('{') ? text : Buffer.from(text).toString('hex');
  const limit = text.startsWith('{') ? 30 : 60;
  return shown.length > limit ? `${shown.slice(0, limit)} ...` : shown;
}

const unrecognized = (kind: string, why: string, text: string): ApiError =>
  badRequest(`the object provided is unrecognized (must be of type ${kind}): ${why} (${summary(text)})`);

const NO_ENVELOPE = String.raw`json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }`;

function parse(text: string, kind: string): Parsed {
  try {
    const parsed = readJson(text);
    if (Array.isArray(parsed)) throw new SyntaxError(NO_ENVELOPE);
    return parsed;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'cannot be parsed';
    throw unrecognized(kind, `couldn't get version/kind; json parse error: ${why}`, text);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The kind that a body claims to be; a body that does not say is of the resource's. */
function claimedKind(parsed: Parsed, resource: ValidatedRequest['resource']): void {
  const { value } = decode(parsed, undefined);
  if (!isRecord(value)) return;
  const version = apiVersionOf(resource);
  const { kind = '', apiVersion = '' } = value;
  if ((kind === '' || kind === resource.kind) && (apiVersion === '' || apiVersion === version)) return;
  if (apiVersion !== '' && apiVersion !== version)
    throw badRequest(
      `the API version in the data (${String(apiVersion)}) does not match the expected API version (${version})`,
    );
  const short = resource.group === '' ? 'core' : (resource.group.split('.')[0] ?? '');
  const why =
    typeOfKind(version, String(kind)) === undefined
      ? `no kind "${String(kind)}" is registered for version "${version}" in scheme "pkg/runtime/scheme.go:111"`
      : `converting (v1.${String(kind)}) to (${short}.${resource.kind}): unknown conversion`;
  throw badRequest(
    `${String(kind)} in version "${resource.version}" cannot be handled as a ${resource.kind}: ${why}`,
  );
}

export const strictError = (strict: readonly string[]): string =>
  `strict decoding error: ${strict.join(', ')}`;

/** Refuses, warns or says nothing of what `decode` listed. */
function report(
  { strict }: Decoded,
  directive: Directive,
  refusal: (why: string) => ApiError,
  warn: (text: string) => void,
): void {
  if (strict.length === 0 || directive === 'Ignore') return;
  if (directive === 'Strict') throw refusal(strictError(strict));
  for (const line of strict) warn(line);
}

/** The object in a body. Throws 400 for what Go could not decode, 422 for an unknown directive. */
export function decodeBody(
  text: string,
  { resource, query }: ValidatedRequest,
  options: 'CreateOptions' | 'UpdateOptions',
  warn: (text: string) => void,
): unknown {
  const directive = directiveOf(query, options);
  const parsed = parse(text, resource.kind);
  claimedKind(parsed, resource);
  const type = typeOfResource(resource);
  const decoded = decode(parsed, type);
  const refusal = (why: string): ApiError =>
    badRequest(
      `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ${why}`,
    );
  if (decoded.fatal !== undefined) throw refusal(decoded.fatal);
  report(decoded, directive, refusal, warn);
  return normalForm(decoded.value, type);
}

/** What an applied configuration has made of an object; `whose` names it. */
export function decodeApplied(
  value: unknown,
  { resource, query }: ValidatedRequest,
  whose: string,
  warn: (text: string) => void,
): unknown {
  const directive = directiveOf(query, 'PatchOptions');
  const apiVersion = apiVersionOf(resource);
  const type = typeOfResource(resource);
  const decoded = decode(readJson(JSON.stringify(value)), type);
  const gvk = groupVersionKind(apiVersion, resource.kind);
  if (decoded.fatal !== undefined) {
    const why = decoded.fatal.startsWith('illegal base64')
      ? `error decoding from json: ${decoded.fatal}`
      : decoded.fatal;
    throw plainError(
      `failed to convert new object (${whose}; ${gvk}) to proper version: unable to convert unstructured object to ${gvk}: ${why}`,
    );
  }
  report(decoded, directive, why => invalidPatch(JSON.stringify(value), why), warn);
  return normalForm(decoded.value, type);
}

/** What a patch has made of an object. `shown`: how upstream shows that in its refusals; a strategic patch is read by another decoder. */
export function decodePatched(
  value: unknown,
  { resource, query }: ValidatedRequest,
  shown: { readonly text: string; readonly strategic: boolean },
  warn: (text: string) => void,
): unknown {
  const directive = directiveOf(query, 'PatchOptions');
  const type = typeOfResource(resource);
  const decoded = decode(readJson(JSON.stringify(value)), type, shown.strategic ? 'unstructured' : 'json');
  const refusal = (why: string): ApiError => invalidPatch(shown.text, why);
  if (decoded.fatal !== undefined) throw refusal(decoded.fatal);
  report(decoded, directive, refusal, warn);
  return normalForm(decoded.value, type);
}
