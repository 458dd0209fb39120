/**
 * The throw-away kubeconfig of the simulated cluster, as YAML text for kubectl and for the app's own client.
 * `insecure-skip-tls-verify` and a user entry stand in it because client-node refuses plain HTTP without the one
 * and forgets its TLS options without the other.
 */

const CONTEXT = 'switchboard-sim';
const DEFAULT_NAMESPACE = 'shop';

export interface KubeconfigOptions {
  readonly url: string;
  readonly namespace?: string;
  /** A bearer token; unset: no credentials. */
  readonly token?: string;
}

export function renderKubeconfig({ url, namespace = DEFAULT_NAMESPACE, token }: KubeconfigOptions): string {
  const user = token === undefined ? '{}' : `{ token: ${JSON.stringify(token)} }`;
  return `apiVersion: v1
kind: Config
clusters:
- name: ${CONTEXT}
  cluster:
    server: ${url}
    insecure-skip-tls-verify: true
users:
- name: ${CONTEXT}
  user: ${user}
contexts:
- name: ${CONTEXT}
  context:
    cluster: ${CONTEXT}
    user: ${CONTEXT}
    namespace: ${namespace}
current-context: ${CONTEXT}
`;
}
