/**
 * Who calls the API server: a client certificate per person, signed by the authority of this control plane, and the kubeconfig that carries it.
 * Called by `plane.ts` and for `kubeconfig --as`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../tools/failure.mjs';

export interface Person {
  readonly user: string;
  readonly groups: readonly string[];
}

export const administrator: Person = { user: 'admin', groups: ['system:masters'] };

export function makeAuthority(program: string, folder: string, host: string): void {
  if (existsSync(join(folder, 'apiserver.crt'))) return;
  certify(program, ['authority', folder]);
  certify(program, [
    'server',
    folder,
    'apiserver',
    host,
    'localhost',
    'kubernetes',
    'kubernetes.default',
    '10.96.0.1',
  ]);
}

/** Base64 of certificate and key. */
export function identify(
  program: string,
  folder: string,
  person: Person,
): { readonly certificate: string; readonly key: string } {
  const file = `client-${person.user.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`;
  if (!existsSync(join(folder, `${file}.crt`)))
    certify(program, ['client', folder, file, person.user, ...person.groups]);
  const read = (name: string) => readFileSync(join(folder, name)).toString('base64');
  return { certificate: read(`${file}.crt`), key: read(`${file}.key`) };
}

export function renderKubeconfig(
  server: string,
  folder: string,
  person: Person,
  { certificate, key }: { readonly certificate: string; readonly key: string },
  namespace: string,
): string {
  const authority = readFileSync(join(folder, 'ca.crt')).toString('base64');
  return `apiVersion: v1
kind: Config
clusters:
- name: control-plane
  cluster:
    server: ${server}
    certificate-authority-data: ${authority}
users:
- name: ${person.user}
  user:
    client-certificate-data: ${certificate}
    client-key-data: ${key}
contexts:
- name: control-plane
  context:
    cluster: control-plane
    user: ${person.user}
    namespace: ${namespace}
current-context: control-plane
`;
}

function certify(program: string, args: readonly string[]): void {
  const outcome = spawnSync(program, args, { encoding: 'utf8' });
  if (outcome.status !== 0)
    throw new Failure('Certificates could not be made.', 'What was said:', outcome.stderr);
}
