/** The way through Ingresses of one host: class, front end, certificate, access, path, backend, tail. Paths of all Ingresses of the host stand together (networking/v1). */
import { refOf } from '../findings/finding.ts';
import { frontPods } from '../findings/front-end.ts';
import { type Backend, backendsOf, portOfBackend, servedByNginx } from '../findings/ingress-backends.ts';
import { contains, readRange } from '../findings/ip-range.ts';
import { sourceRanges } from '../findings/source-ranges.ts';
import type { IngressObject } from '../kubernetes/object.ts';
import { frontHop } from './front-hop.ts';
import type { Hop } from './hop.ts';
import { traceWords as words } from './messages-en.ts';
import { hopOf, type Sight } from './sight.ts';
import { traceTail } from './tail.ts';
import type { OutsideTarget } from './target.ts';

/** How exactly it names the host: a wildcard stands for exactly one label here. */
export function ingressFits({ rules, defaultBackend }: IngressObject, host: string): 0 | 1 | 2 | 3 {
  const fits = rules.map(rule => hostFit(rule.host.toLowerCase(), host));
  if (fits.includes(3)) return 3;
  if (fits.includes(2)) return 2;
  return fits.includes(1) || defaultBackend !== undefined ? 1 : 0;
}

function hostFit(rule: string, host: string): 0 | 1 | 2 | 3 {
  if (rule === '') return 1;
  if (rule === host) return 3;
  const [label, ...rest] = host.split('.');
  return rule.startsWith('*.') && label !== '' && rest.join('.') === rule.slice(2) ? 2 : 0;
}

interface Choice {
  readonly ingress: IngressObject;
  readonly backend: Backend;
}

export function traceIngress(
  sight: Sight,
  target: OutsideTarget,
  ingresses: readonly IngressObject[],
): readonly Hop[] {
  const { winner, hop } = choose(target, ingresses);
  const ingress = winner?.ingress ?? ingresses[0];
  if (ingress === undefined) return [];
  const hops: Hop[] = [
    ...classHops(sight, ingress),
    frontHop(sight, ingress),
    ...tlsHops(sight, target, ingress),
    ...accessHops(sight, target, ingress),
    hop,
  ];
  if (winner === undefined) return hops;
  return [...hops, ...backendHops(sight, winner)];
}

function classHops(sight: Sight, ingress: IngressObject): readonly Hop[] {
  const { inquiry, found } = sight;
  const subject = refOf(ingress);
  const finding = found(subject, [
    'ingress-class-missing',
    'ingress-class-unset',
    'nginx-annotation-rejects-ingress',
  ]);
  if (finding !== undefined)
    return [
      {
        ...hopOf('class', finding, '404 or no answer'),
        result: finding.rule === 'ingress-class-unset' ? 'fail' : hopOf('class', finding).result,
      },
    ];
  const name = ingress.className;
  const held = name === undefined ? undefined : inquiry.find('IngressClass', '', name);
  if (name === undefined) return [];
  if (held !== undefined)
    return [
      { stage: 'class', subject: refOf(held), result: 'pass', why: words.class(name, held.controller) },
    ];
  if (ingress.classAnnotated === true)
    return [{ stage: 'class', subject, result: 'pass', why: words.classAnnotated(name) }];
  return [{ stage: 'class', subject, result: 'unknown', why: words.unseen('IngressClass') }];
}

function tlsHops(
  { inquiry, found }: Sight,
  { scheme, host }: OutsideTarget,
  ingress: IngressObject,
): readonly Hop[] {
  const subject = refOf(ingress);
  const entry = (ingress.certificates ?? []).find(
    ({ hosts }) => hosts.length === 0 || hosts.some(name => hostFit(name, host) > 1),
  );
  if (scheme === 'http')
    return entry !== undefined && servedByNginx(inquiry, ingress) === 'yes'
      ? [{ stage: 'tls', subject, result: 'pass', why: words.redirectsToTls }]
      : [];
  if (entry === undefined)
    return [
      { stage: 'tls', subject, result: 'degraded', symptom: 'wrong certificate', why: words.noTls(host) },
    ];
  const finding = found(subject, ['ingress-tls-secret-missing', 'ingress-tls-secret-invalid'], entry.secret);
  if (finding !== undefined) return [hopOf('tls', finding, 'wrong certificate')];
  const unseen = inquiry.sees('Secret') ? '' : words.secretUnseen;
  return [{ stage: 'tls', subject, result: 'pass', why: words.certificate(entry.secret) + unseen }];
}

function accessHops({ found }: Sight, { client }: OutsideTarget, ingress: IngressObject): readonly Hop[] {
  const subject = refOf(ingress);
  const finding = found(subject, ['nginx-source-range-invalid', 'nginx-auth-secret-missing']);
  if (finding !== undefined) return [hopOf('access', finding, '503')];
  const lists = sourceRanges(ingress);
  if (lists.length === 0) return [];
  if (client === undefined)
    return [{ stage: 'access', subject, result: 'unknown', usual: true, why: words.clientUnknown }];
  const isIn = (elements: readonly { readonly text: string }[]): boolean =>
    elements.some(({ text }) => {
      const range = readRange(text);
      return range !== undefined && contains(range, client);
    });
  const letsIn = lists.every(({ key, elements }) =>
    key.includes('denylist') ? !isIn(elements) : isIn(elements),
  );
  return letsIn
    ? [{ stage: 'access', subject, result: 'pass', why: words.allowed(client) }]
    : [{ stage: 'access', subject, result: 'fail', symptom: '403', why: words.denied(client) }];
}

/** Longest path first; of equal ones Exact before Prefix; then the older Ingress. */
function choose(
  target: OutsideTarget,
  ingresses: readonly IngressObject[],
): { readonly winner: Choice | undefined; readonly hop: Hop } {
  const best = Math.max(...ingresses.map(ingress => ingressFits(ingress, target.host)));
  const choices = [...ingresses]
    .sort((a, b) => a.meta.created - b.meta.created)
    .flatMap(ingress =>
      backendsOf(ingress)
        .filter(({ place }) => hostOf(ingress, place, target.host) === best)
        .map((backend): Choice => ({ ingress, backend })),
    );
  const fitting = choices.filter(({ backend }) => pathFits(backend, target.path));
  const [winner] = [...fitting].sort(
    (a, b) =>
      b.backend.path.path.length - a.backend.path.path.length ||
      Number(b.backend.path.pathType === 'Exact') - Number(a.backend.path.pathType === 'Exact'),
  );
  if (winner === undefined) {
    const fallback = ingresses.find(({ defaultBackend }) => defaultBackend !== undefined);
    const backend = fallback && backendsOf(fallback).find(({ place }) => place === 'defaultBackend');
    if (fallback !== undefined && backend !== undefined)
      return {
        winner: { ingress: fallback, backend },
        hop: { stage: 'rule', subject: refOf(fallback), result: 'pass', why: words.hostDefault },
      };
    const [first] = ingresses;
    return {
      winner: undefined,
      hop: {
        stage: 'rule',
        subject: first === undefined ? undefined : refOf(first),
        result: 'fail',
        symptom: '404',
        why: words.noRule(target.path),
        lost: choices.map(({ backend }) => words.ruleLost(backend.shown, words.doesNotFit)),
      },
    };
  }
  const lost = choices
    .filter(choice => choice !== winner)
    .map(({ backend }) => words.ruleLost(backend.shown, whyLost(backend, winner.backend, target.path)));
  return {
    winner,
    hop: {
      stage: 'rule',
      subject: refOf(winner.ingress),
      result: 'pass',
      why: words.rule(`${winner.backend.shown} (${winner.backend.path.pathType})`),
      ...(lost.length === 0 ? {} : { lost }),
    },
  };
}

function hostOf({ rules }: IngressObject, place: string, host: string): 0 | 1 | 2 | 3 {
  const index = Number(/^rules\[(\d+)\]/.exec(place)?.[1] ?? -1);
  const rule = rules[index];
  return rule === undefined ? 0 : hostFit(rule.host.toLowerCase(), host);
}

/** Prefixes are compared by elements: `/foo` fits `/foo/bar` and not `/foobar`. */
function pathFits({ path }: Backend, asked: string): boolean {
  if (path.pathType === 'Exact') return path.path === asked;
  const prefix = path.path.replace(/\/+$/, '');
  return prefix === '' || asked === prefix || asked.startsWith(`${prefix}/`);
}

function whyLost(loser: Backend, winner: Backend, asked: string): string {
  if (!pathFits(loser, asked)) return words.doesNotFit;
  if (loser.path.path.length < winner.path.path.length) return words.shorter;
  return loser.path.pathType === winner.path.pathType ? words.later : words.notExact;
}

function backendHops(sight: Sight, { ingress, backend }: Choice): readonly Hop[] {
  const { inquiry, found } = sight;
  const subject = refOf(ingress);
  const { service: name, port: asked } = backend.path;
  const finding = found(
    subject,
    [
      'ingress-backend-service-missing',
      'ingress-backend-port-missing',
      'ingress-backend-protocol-not-tcp',
      'ingress-backend-external-name',
    ],
    backend.place,
  );
  if (name === undefined) return [{ stage: 'backend', subject, result: 'unknown', why: words.noBackend }];
  if (finding !== undefined) {
    const hop = hopOf('backend', finding, '503');
    if (hop.result === 'fail') return [hop];
  }
  const service = inquiry.find('Service', ingress.meta.namespace, name);
  if (service === undefined) {
    // Several paths to one Service are told once, at the first of them.
    const same = found(subject, ['ingress-backend-service-missing']);
    if (same !== undefined) return [hopOf('backend', same, '503')];
    return [{ stage: 'backend', subject, result: 'unknown', why: words.unseen('Service') }];
  }
  const port =
    portOfBackend(service, backend.path) ??
    service.ports.find(({ target }) => target === asked && servedByNginx(inquiry, ingress) === 'yes');
  if (port === undefined) {
    const same = found(subject, ['ingress-backend-port-missing']);
    return [
      same === undefined
        ? {
            stage: 'backend',
            subject,
            result: service.type === 'ExternalName' ? 'unknown' : 'fail',
            why: words.noPort(asked ?? '', []),
          }
        : hopOf('backend', same, '503'),
    ];
  }
  return [
    {
      stage: 'backend',
      subject: refOf(service),
      result: 'pass',
      why: words.backend(name, service.meta.namespace, String(asked), 1),
    },
    ...traceTail(sight, { service, port, consumer: 'proxy', sources: frontPods(inquiry, ingress) }),
  ];
}
