/** What `--help` prints: what it does, examples that work, every flag, and what the exit codes mean. */
import { exitCode } from './exit-code.ts';
import { checkFlags, type Flag, serveFlags, traceFlags } from './flags.ts';
import type { ScenarioLine } from './simulated-cluster.ts';

const groups: readonly (readonly [Flag['group'], string])[] = [
  ['page', 'The page'],
  ['cluster', 'A cluster of yours'],
  ['simulated', 'The simulated cluster'],
  ['judged', 'Check and trace'],
  ['general', 'And'],
];

const column = 24;
const width = 96;

function flagLines(flag: Flag): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const left = `  ${short}--${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`} `.padEnd(column);
  const lines: string[] = [];
  let line = '';
  for (const word of flag.help.split(' ')) {
    if (line !== '' && column + line.length + word.length + 1 > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  lines.push(line);
  return left + lines.join(`\n${' '.repeat(column)}`);
}

const judged = [...checkFlags, ...traceFlags].filter(({ group }) => group === 'judged');
const all: readonly Flag[] = [...serveFlags, ...new Map(judged.map(flag => [flag.name, flag])).values()];

export function helpText(scenarios: readonly ScenarioLine[]): string {
  const flags = groups.map(
    ([group, title]) =>
      `${title}\n${all
        .filter(flag => flag.group === group)
        .map(flagLines)
        .join('\n')}`,
  );
  return `Switchboard shows who picks up at every Service of a Kubernetes cluster, live, in a browser.

Usage
  switchboard [flags]       show a cluster: the simulated one, or yours with --kubeconfig or --context
  switchboard sim [flags]   only run the simulated cluster, as an API server for kubectl and others
  switchboard check         say what is wrong in a cluster or in files, worst first
  switchboard trace TARGET  follow one request hop by hop: http://shop.example/cart, or cart.shop:80

Examples
  switchboard                                       a small shop in a simulated cluster; delete its pods with kubectl
  switchboard --kubeconfig ~/.kube/config           the current context of your kubeconfig
  switchboard --context staging --namespace shop    one namespace; rights in that namespace are enough
  switchboard sim --sim-port 4750 --seed 7          the simulated cluster alone, same story every time
  switchboard -f dump.yaml                          a picture of what kubectl get -A -o yaml printed
  kubectl get all,ingress,endpointslices -A -o yaml | switchboard check -f -
  switchboard trace cart.shop:80 --from shop/web-0 --context staging

${flags.join('\n\n')}

Scenarios
${scenarios.map(({ name, description }) => `  ${name.padEnd(column - 2)}${description}`).join('\n')}
  ${'large-NxM[-K]'.padEnd(column - 2)}N namespaces of M pods each, on K nodes

A kubeconfig's cluster is only read, never changed; Secrets and ConfigMaps are never read. Whoever has the printed address may
look, nobody else; set SWITCHBOARD_TOKEN (32 or more letters and digits) to keep the key over restarts.

Exit codes
  ${exitCode.ok}  stopped as asked      ${exitCode.bug}  a bug (the log says more)      ${exitCode.commandLine}  wrong or unsafe command line
  Of check and trace: ${exitCode.ok}  no error, or it gets through      ${exitCode.found}  otherwise      ${exitCode.commandLine}  also when something
  cannot be read, or there is nothing to read
  ${exitCode.cluster}  kubeconfig, context or credentials cannot be used      ${exitCode.listen}  the port or address cannot be had
A cluster that does not answer is no reason to end: the page says so and waits.
`;
}
