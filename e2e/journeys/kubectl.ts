/**
 * Stock kubectl against the cluster of a journey: the binary that SWITCHBOARD_KUBECTL names (the test command finds or builds one). Fails with what kubectl said.
 */
import { execFile } from 'node:child_process';

export interface Kubectl {
  (...args: readonly string[]): Promise<string>;
  /** With a text on its standard input: `apply -f -`. */
  fed(input: string, ...args: readonly string[]): Promise<string>;
}

export function kubectlFor(kubeconfig: string, home: string): Kubectl {
  const binary = process.env['SWITCHBOARD_KUBECTL'] ?? 'kubectl';
  const env = { ...process.env, KUBECONFIG: kubeconfig, HOME: home };
  const run = (input: string, args: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = execFile(binary, [...args], { env, timeout: 60_000 }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`kubectl ${args.join(' ')}: ${stderr || error.message}`));
      });
      child.stdin?.end(input);
    });
  return Object.assign((...args: readonly string[]) => run('', args), {
    fed: (input: string, ...args: readonly string[]) => run(input, args),
  });
}
