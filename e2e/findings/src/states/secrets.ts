/** Of Secrets, which are never asked for on a cluster: only what `kubectl get` prints of them can tell. */
import { ingress } from './ingresses.ts';
import { type Manifest, object, type State, web } from './state.ts';

const crt = 'eA==';
const secret = (name: string, keys: readonly string[]): Manifest =>
  object('v1', 'Secret', name, { type: 'Opaque', data: Object.fromEntries(keys.map(key => [key, crt])) });
const withTls = (): Manifest => {
  const door = ingress();
  return { ...door, spec: { ...door.spec, tls: [{ hosts: ['$NS.example'], secretName: 'tls' }] } };
};
const signedIn = ingress({
  annotations: {
    'nginx.ingress.kubernetes.io/auth-type': 'basic',
    'nginx.ingress.kubernetes.io/auth-secret': 'people',
  },
});

export const secrets: readonly State[] = [
  {
    rule: 'ingress-tls-secret-missing',
    broken: [...web, withTls()],
    innocent: [...web, withTls(), secret('tls', ['tls.crt', 'tls.key'])],
  },
  {
    rule: 'ingress-tls-secret-invalid',
    broken: [...web, withTls(), secret('tls', ['tls.crt'])],
    innocent: [...web, withTls(), secret('tls', ['tls.crt', 'tls.key', 'ca.crt'])],
  },
  {
    rule: 'nginx-auth-secret-missing',
    broken: [...web, signedIn],
    innocent: [...web, signedIn, secret('people', ['auth'])],
  },
];
