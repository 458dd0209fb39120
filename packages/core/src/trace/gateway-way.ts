/** The way through a Gateway: class and Gateway, listener, attachment, rule, and every backend with its share. Precedence is that of the Gateway API over all routes. */
import { attachmentsOf } from '../findings/attachment.ts';
import { nameOf, refOf } from '../findings/finding.ts';
import { frontPods } from '../findings/front-end.ts';
import { isGranted } from '../findings/grants.ts';
import type { RuleId } from '../findings/messages/en.ts';
import { partyOf } from '../findings/route-backends.ts';
import type { BackendReference, GatewayObject, RouteObject } from '../kubernetes/gateway-api.ts';
import { frontHop } from './front-hop.ts';
import type { Hop } from './hop.ts';
import { traceWords as words } from './messages-en.ts';
import { chooseRule, type RuleChoice } from './route-rule.ts';
import { hopOf, type Sight } from './sight.ts';
import { traceTail } from './tail.ts';
import type { OutsideTarget } from './target.ts';

const attaching: readonly RuleId[] = [
  'route-parent-missing',
  'route-no-matching-listener',
  'route-not-allowed',
  'route-hostname-mismatch',
  'route-status-rejected',
  'route-not-reconciled',
];
const gatewayRules: readonly RuleId[] = [
  'gateway-class-missing',
  'gateway-not-programmed',
  'gateway-not-reconciled',
];
const backendRules: readonly RuleId[] = [
  'route-backend-ref-not-permitted',
  'route-backend-service-missing',
  'route-backend-port-missing',
];

export function traceGateway(
  sight: Sight,
  target: OutsideTarget,
  routes: readonly RouteObject[],
): readonly Hop[] {
  const { inquiry } = sight;
  const attached = routes.filter(route => attachmentsOf(inquiry, route).some(({ is }) => is === 'attached'));
  const { choice, hop } = chooseRule(target, attached.length > 0 ? attached : routes);
  const route = choice?.route ?? attached[0] ?? routes[0];
  if (route === undefined) return [];
  const gateway = gatewayOf(sight, route);
  const hops: Hop[] = [
    ...(gateway === undefined
      ? []
      : [
          gatewayHop(sight, gateway),
          frontHop(sight, gateway),
          ...listenerHops(sight, target, gateway, route),
        ]),
    attachmentHop(sight, route),
    hop,
  ];
  if (choice === undefined) return hops;
  return [...hops, ...ruleHops(sight, choice, gateway)];
}

function gatewayOf({ inquiry }: Sight, route: RouteObject): GatewayObject | undefined {
  for (const { namespace, name, kind } of route.parents) {
    if (kind === 'Gateway') {
      const found = inquiry.find('Gateway', namespace, name);
      if (found !== undefined) return found;
    }
    const set = kind === 'ListenerSet' ? inquiry.find('ListenerSet', namespace, name) : undefined;
    const parent = set && inquiry.find('Gateway', set.parent.namespace, set.parent.name);
    if (parent !== undefined) return parent;
  }
  return undefined;
}

function gatewayHop({ found }: Sight, gateway: GatewayObject): Hop {
  const subject = refOf(gateway);
  const refused = found({ kind: 'GatewayClass', namespace: '', name: gateway.className }, [
    'gateway-class-not-accepted',
  ]);
  const finding = refused ?? found(subject, gatewayRules);
  if (finding !== undefined) return hopOf('class', finding, 'no connection');
  const told = gateway.conditions.some(({ type, status }) => type === 'Programmed' && status === 'True');
  return {
    stage: 'class',
    subject,
    result: told ? 'pass' : 'unknown',
    why: told ? words.gatewayProgrammed : words.gatewayUntold,
  };
}

function listenerHops(
  sight: Sight,
  { scheme, port }: OutsideTarget,
  gateway: GatewayObject,
  route: RouteObject,
): readonly Hop[] {
  const { inquiry, found } = sight;
  const subject = refOf(gateway);
  const protocols = scheme === 'https' ? ['HTTPS', 'TLS'] : ['HTTP'];
  const taking = attachmentsOf(inquiry, route).flatMap(item =>
    item.is === 'attached' ? item.listeners : [],
  );
  const open = (taking.length > 0 ? taking : gateway.listeners).filter(
    listener =>
      protocols.includes(listener.protocol) && (listener.port === undefined || listener.port === port),
  );
  const [listener] = open;
  if (listener === undefined)
    return [
      {
        stage: 'host',
        subject,
        result: 'fail',
        symptom: 'no connection',
        why: words.noListener(gateway.meta.name, port, scheme),
      },
    ];
  const finding = found(subject, ['gateway-cert-ref-broken', 'gateway-listener-problem'], listener.name);
  if (finding !== undefined)
    return [
      hopOf(
        scheme === 'https' ? 'tls' : 'host',
        finding,
        scheme === 'https' ? 'handshake error' : 'no connection',
      ),
    ];
  const hop: Hop = {
    stage: 'host',
    subject,
    result: 'pass',
    why: words.listener(listener.name, gateway.meta.name),
  };
  const [secret] = listener.tls?.certificates ?? [];
  if (scheme === 'http' || secret === undefined) return [hop];
  const unseen = inquiry.sees('Secret') ? '' : words.secretUnseen;
  return [hop, { stage: 'tls', subject, result: 'pass', why: words.certificate(secret.name) + unseen }];
}

function attachmentHop({ inquiry, found }: Sight, route: RouteObject): Hop {
  const subject = refOf(route);
  const attachments = attachmentsOf(inquiry, route);
  const good = attachments.find(({ is }) => is === 'attached');
  const apart = attachments.flatMap(item => (item.is === 'set-not-attached' ? [refOf(item.door)] : []))[0];
  const finding = found(subject, attaching) ?? (apart && found(apart, ['listenerset-not-attached']));
  if (good !== undefined && finding === undefined)
    return {
      stage: 'attachment',
      subject,
      result: 'pass',
      why: words.attached(route.meta.name, nameOf(good.parent)),
    };
  if (finding !== undefined) {
    const hop = hopOf('attachment', finding, '404');
    // One parent that takes it is enough.
    return good === undefined || finding.rule === 'route-status-rejected'
      ? hop
      : { ...hop, result: 'degraded' };
  }
  const unknown = attachments.find(item => item.is === 'unknown');
  const kind = unknown?.is === 'unknown' ? unknown.missing : 'Gateway';
  return { stage: 'attachment', subject, result: 'unknown', why: words.unseen(kind) };
}

function ruleHops(
  sight: Sight,
  { route, rule, place }: RuleChoice,
  gateway: GatewayObject | undefined,
): readonly Hop[] {
  const redirect = rule.filters.find(({ redirect: to }) => to !== undefined)?.redirect;
  const subject = refOf(route);
  if (redirect !== undefined) {
    const to = [redirect.scheme, redirect.hostname, redirect.path?.value]
      .filter(part => part !== undefined)
      .join(' ');
    return [
      { stage: 'backend', subject, result: 'pass', why: words.redirect(to || String(redirect.status)) },
    ];
  }
  const empty = sight.found(subject, ['route-rule-no-backend', 'route-zero-weight'], place);
  if (empty !== undefined) return [{ ...hopOf('backend', empty, '500'), result: 'fail' }];
  const sum = rule.backends.reduce((total, { weight }) => total + weight, 0);
  const shares = rule.backends
    .map((backend, j) => ({
      backend,
      share: backend.weight / Math.max(1, sum),
      at: `${place}.backendRefs[${j}]`,
    }))
    .filter(({ share }) => share > 0);
  return shares.flatMap(({ backend, share, at }) => {
    const hops = backendHops(sight, route, backend, share, at, gateway);
    // What fails for a part of the calls only degrades the whole.
    return share < 1
      ? hops.map((hop): Hop => (hop.result === 'fail' ? { ...hop, result: 'degraded' } : hop))
      : hops;
  });
}

function backendHops(
  sight: Sight,
  route: RouteObject,
  backend: BackendReference,
  share: number,
  place: string,
  gateway: GatewayObject | undefined,
): readonly Hop[] {
  const { inquiry, found } = sight;
  const subject = refOf(route);
  const finding = found(subject, backendRules, place);
  if (finding !== undefined) return [hopOf('backend', finding, '500')];
  const service = inquiry.find('Service', backend.namespace, backend.name);
  const port = service?.ports.find(item => item.port === backend.port);
  const unsure = !isGranted(inquiry, partyOf(route), backend) || service === undefined || port === undefined;
  if (unsure)
    return [
      {
        stage: 'backend',
        subject,
        result: 'unknown',
        why: words.unseen(service === undefined ? 'Service' : 'ReferenceGrant'),
      },
    ];
  return [
    {
      stage: 'backend',
      subject: refOf(service),
      result: 'pass',
      why: words.backend(backend.name, backend.namespace, String(port.port), share),
    },
    ...traceTail(sight, {
      service,
      port,
      consumer: 'proxy',
      sources: gateway === undefined ? [] : frontPods(inquiry, gateway),
    }),
  ];
}
