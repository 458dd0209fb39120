/** The catalogue of all rules as Markdown, made of the rules and their words: `docs/findings.md` holds it, and a test says when it is old. Pure. */
import type { RuleText } from './messages/rule-text.ts';
import type { Rule } from './rule.ts';

interface Group {
  readonly title: string;
  readonly prefixes: readonly string[];
}

const groups: readonly Group[] = [
  { title: 'Services', prefixes: ['svc-'] },
  { title: 'Endpoints and EndpointSlices', prefixes: ['endpoint', 'manual-'] },
  {
    title: 'Nodes, pods, workloads and DNS',
    prefixes: ['node-', 'pod-', 'workload-', 'sts-', 'cluster-dns-'],
  },
  { title: 'Ingress', prefixes: ['ingress-', 'nginx-'] },
  { title: 'Gateway API', prefixes: ['gateway-', 'listenerset-', 'route-'] },
  { title: 'NetworkPolicy', prefixes: ['netpol-'] },
];

const introduction = `# Findings

What Switchboard can find out from the objects of a cluster, and what it says then. Nothing is probed: every statement follows from what the API server lists. What was
not seen accuses nobody.

- **error**: by these objects some request fails. **warning**: it degrades, depends on the implementation, or will fail with the next change. **info**: it explains.
- **certain**: it follows from the contract of the API. **likely**: it is so with the common implementations. **possible**: it depends on controller, network or cloud.

\`switchboard check\` says what is found, \`switchboard check --rule ID\` one of them alone. This page is made from the rules (\`pnpm --filter @switchboard/findings catalogue\`).
`;

export function catalogue(rules: readonly Rule[], texts: Readonly<Record<string, RuleText>>): string {
  const parts = groups.map(({ title, prefixes }) => {
    const own = rules.filter(({ id }) => prefixes.some(prefix => id.startsWith(prefix)));
    return `## ${title}\n\n${own.map(rule => entry(rule, texts[rule.id])).join('\n')}`;
  });
  return `${introduction}\n${parts.join('\n')}`;
}

function entry(
  { id, severity, confidence, effect, explainedBy = [] }: Rule,
  text: RuleText | undefined,
): string {
  if (text === undefined) return '';
  const follows = effect === true ? ', told only with its cause' : '';
  const causes = explainedBy.map(cause => `[\`${cause}\`](#${cause})`).join(', ');
  return `### ${id}

**${text.title}** (${severity}, ${confidence}${follows})

- When: ${text.when}
- Not when: ${text.innocent}
- What to do: ${text.mend}
${causes === '' ? '' : `- Explained by: ${causes}\n`}`;
}
