/**
 * `serviceaccounts/token`: what `kubectl create token` asks for. The token is one in form only: nobody has signed it, and no server takes it.
 * Follows `pkg/registry/core/serviceaccount/storage/token.go` and `pkg/apis/authentication/validation`.
 */
import { apiError, invalidValue } from '../status.ts';
import { timestamp } from '../store.ts';
import { type Answer, json } from './answer.ts';
import { parseJson } from './body.ts';
import { found, type WriteContext } from './write.ts';

interface TokenSpec {
  readonly audiences?: readonly string[];
  readonly expirationSeconds?: number;
  readonly boundObjectRef?: object;
}

const SHORTEST = 600;
const HOUR = 3_600;
const AUDIENCE = 'https://kubernetes.default.svc';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Throws 422 for a token that would not live long enough to be used. */
export function requestToken({ store, request, body, time }: WriteContext): Answer {
  const { metadata } = found(store, request);
  const { spec = {} } = (parseJson(body) ?? {}) as { readonly spec?: TokenSpec };
  const { audiences = [AUDIENCE], expirationSeconds = HOUR, boundObjectRef = null } = spec;
  if (expirationSeconds < SHORTEST) {
    const error = invalidValue(
      'spec.expirationSeconds',
      expirationSeconds,
      'may not specify a duration less than 10 minutes',
    );
    const message = `TokenRequest.authentication.k8s.io "" is invalid: ${error.field}: ${error.message}`;
    throw apiError(422, 'Invalid', message, {
      group: 'authentication.k8s.io',
      kind: 'TokenRequest',
      causes: [error],
    });
  }
  const until = Date.parse(time) + expirationSeconds * 1000;
  const subject = `system:serviceaccount:${metadata.namespace}:${metadata.name}`;
  const claims = { aud: audiences, exp: until / 1000, iss: AUDIENCE, sub: subject };
  const { name, namespace, uid } = metadata;
  return json(201, {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { name, namespace, uid, creationTimestamp: time },
    spec: { audiences, expirationSeconds, boundObjectRef },
    status: {
      token: `${part({ alg: 'none' })}.${part(claims)}.simulated`,
      expirationTimestamp: timestamp(until),
    },
  });
}
