/**
 * Which rule of which route takes a request (Gateway API `httproute_types.go`): the more exact host, an Exact path, the longest prefix, a method, more headers, more
 * query parameters, then the older route, its name, and the order of its rules. The losers say why they lost. Pure.
 */
import { refOf } from '../findings/finding.ts';
import type { NamedMatch, RouteMatch, RouteObject, RouteRule } from '../kubernetes/gateway-api.ts';
import type { Hop } from './hop.ts';
import { traceWords as words } from './messages-en.ts';
import type { OutsideTarget } from './target.ts';

export interface RuleChoice {
  readonly route: RouteObject;
  readonly rule: RouteRule;
  /** `rules[0]` */
  readonly place: string;
}

interface Candidate extends RuleChoice {
  readonly match: RouteMatch;
}

const noMatch: RouteMatch = { headers: [], query: [] };

export function chooseRule(
  target: OutsideTarget,
  routes: readonly RouteObject[],
): { readonly choice: RuleChoice | undefined; readonly hop: Hop } {
  const all = routes.flatMap(route =>
    route.rules.flatMap((rule, i) =>
      (rule.matches.length === 0 ? [noMatch] : rule.matches).map(
        (match): Candidate => ({ route, rule, match, place: `rules[${i}]` }),
      ),
    ),
  );
  const fitting = all.filter(({ match }) => fits(match, target));
  const [winner] = [...fitting].sort(precedence);
  if (winner === undefined) {
    const [first] = routes;
    return {
      choice: undefined,
      hop: {
        stage: 'rule',
        subject: first === undefined ? undefined : refOf(first),
        result: 'fail',
        symptom: '404',
        why: words.noRule(target.path),
        lost: all.map(candidate => words.ruleLost(show(candidate), words.doesNotFit)),
      },
    };
  }
  const lost = all
    .filter(candidate => candidate.rule !== winner.rule)
    .map(candidate =>
      words.ruleLost(
        show(candidate),
        fitting.includes(candidate) ? whyLost(candidate, winner) : words.doesNotFit,
      ),
    );
  return {
    choice: winner,
    hop: {
      stage: 'rule',
      subject: refOf(winner.route),
      result: 'pass',
      why: words.rule(show(winner)),
      ...(lost.length === 0 ? {} : { lost }),
    },
  };
}

const show = ({ route, match, place }: Candidate): string =>
  `${route.meta.name} ${place}${match.path === undefined ? '' : ` ${match.path.type} ${match.path.value}`}${match.method === undefined ? '' : ` ${match.method}`}`;

function fits({ path, method, headers, query }: RouteMatch, target: OutsideTarget): boolean {
  if (method !== undefined && method !== target.method) return false;
  if (!headers.every(match => named(match, target.headers.get(match.name.toLowerCase())))) return false;
  if (!query.every(match => named(match, target.query.get(match.name)))) return false;
  if (path === undefined || path.type === 'RegularExpression')
    return path === undefined || pattern(path.value)?.test(target.path) === true;
  if (path.type === 'Exact') return path.value === target.path;
  const prefix = path.value.replace(/\/+$/, '');
  return prefix === '' || target.path === prefix || target.path.startsWith(`${prefix}/`);
}

const named = ({ type, value }: NamedMatch, given: string | undefined): boolean =>
  given !== undefined && (type === 'Exact' ? given === value : pattern(value)?.test(given) === true);

/** Implementations choose the dialect; what this one cannot read fits nothing. */
function pattern(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`);
  } catch {
    return undefined;
  }
}

function precedence(a: Candidate, b: Candidate): number {
  const exact = ({ match }: Candidate): number => Number(match.path?.type === 'Exact');
  const length = ({ match }: Candidate): number => match.path?.value.length ?? 0;
  const method = ({ match }: Candidate): number => Number(match.method !== undefined);
  return (
    exact(b) - exact(a) ||
    length(b) - length(a) ||
    method(b) - method(a) ||
    b.match.headers.length - a.match.headers.length ||
    b.match.query.length - a.match.query.length ||
    a.route.meta.created - b.route.meta.created ||
    (nameIn(a) < nameIn(b) ? -1 : nameIn(a) > nameIn(b) ? 1 : 0)
  );
}

const nameIn = ({ route }: Candidate): string => `${route.meta.namespace}/${route.meta.name}`;

function whyLost(loser: Candidate, winner: Candidate): string {
  const [a, b] = [loser.match.path, winner.match.path];
  if (a?.type !== 'Exact' && b?.type === 'Exact') return words.notExact;
  return (a?.value.length ?? 0) < (b?.value.length ?? 0) ? words.shorter : words.later;
}
