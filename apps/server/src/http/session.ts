/**
 * Who may look at a kubeconfig's cluster: the holder of this launch's token. The address that we print carries it in its fragment (which browsers do not
 * send); the page hands it in once and gets a cookie that scripts cannot read. Programs send `Authorization: Bearer`. Compared in constant time.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { refuse } from './refusal.ts';

export interface Access {
  /** Passes requests of whoever may look; 401 for others. */
  readonly guard: RequestHandler;
  /** `POST /api/v1/session {token}`. */
  signIn(request: Request, response: Response): void;
}

export const openAccess: Access = {
  guard: (_request, _response, next) => next(),
  signIn: (_request, response) => {
    response.status(204).end();
  },
};

function same(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== '' && timingSafeEqual(digest(given), digest(expected));
}

/** Cookies are shared between the ports of a host, so the name carries ours. */
export function cookieName(port: number): string {
  return `switchboard-${port}`;
}

function cookies(request: Request, name: string): readonly string[] {
  return (request.headersDistinct['cookie'] ?? [])
    .flatMap(header => header.split(';'))
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${name}=`))
    .map(pair => pair.slice(name.length + 1));
}

function bearer(request: Request): string | undefined {
  const given = request.headersDistinct['authorization'] ?? [];
  const match = given.length === 1 ? /^Bearer ([!-~]+)$/i.exec(given[0] ?? '') : null;
  return match?.[1];
}

export interface LaunchSecrets {
  /** What the printed address carries. */
  readonly token: string;
  /** What the cookie carries: another secret, so that the address cannot be read from it. */
  readonly session: string;
}

export function launchAccess(secrets: LaunchSecrets, port: () => number): Access {
  const deny = (response: Response): void =>
    refuse(
      response,
      401,
      'this page is not signed in',
      'Open the address that Switchboard printed when it started; it carries the key.',
    );
  return {
    guard(request, response, next) {
      const token = bearer(request);
      if (token !== undefined ? same(token, secrets.token) : hasSession(request)) return next();
      deny(response);
    },
    signIn(request, response) {
      const body: unknown = request.body;
      const token =
        typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string'
          ? body.token
          : '';
      if (!same(token, secrets.token)) return deny(response);
      response
        .cookie(cookieName(port()), secrets.session, { httpOnly: true, sameSite: 'strict', path: '/' })
        .status(204)
        .end();
    },
  };

  function hasSession(request: Request): boolean {
    return cookies(request, cookieName(port())).some(value => same(value, secrets.session));
  }
}
