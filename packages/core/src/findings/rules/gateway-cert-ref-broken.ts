/** A listener whose certificate may not be used or does not exist. Whether Secrets exist is judged only where they were given. */
import type { GatewayObject, ListenerSetObject, ObjectReference } from '../../kubernetes/gateway-api.ts';
import { gatewayGroup } from '../../kubernetes/parse/object-reference.ts';
import type { Party } from '../../reference-grant.ts';
import { kubectl } from '../commands.ts';
import { about, type Draft, refOf } from '../finding.ts';
import { grantCommand, isGranted } from '../grants.ts';
import type { Inquiry } from '../inquiry.ts';
import { gatewayTexts } from '../messages/gateway-en.ts';
import type { Rule } from '../rule.ts';

const words = gatewayTexts['gateway-cert-ref-broken'];

export const gatewayCertRefBroken: Rule = {
  id: 'gateway-cert-ref-broken',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const door of [...inquiry.all('Gateway'), ...inquiry.all('ListenerSet')])
      for (const listener of door.listeners)
        for (const secret of listener.tls?.certificates ?? []) {
          const draft = judgeOne(inquiry, door, listener.name, secret);
          if (draft !== undefined) yield draft;
        }
  },
};

function judgeOne(
  inquiry: Inquiry,
  door: GatewayObject | ListenerSetObject,
  listener: string,
  secret: ObjectReference,
): Draft | undefined {
  if (secret.group !== '' || secret.kind !== 'Secret') return undefined;
  const { name, namespace } = door.meta;
  const from: Party = { group: gatewayGroup, kind: door.kind, namespace, name };
  const shown = secret.namespace === namespace ? secret.name : `${secret.namespace}/${secret.name}`;
  const foreign = secret.namespace !== namespace;
  const forbidden =
    foreign && inquiry.sees('ReferenceGrant', secret.namespace) && !isGranted(inquiry, from, secret);
  const missing =
    !forbidden &&
    inquiry.sees('Secret', secret.namespace) &&
    inquiry.secrets?.has(`${secret.namespace}/${secret.name}`) !== true;
  if (!forbidden && !missing) return undefined;
  return {
    subject: refOf(door),
    discriminator: listener,
    message: (forbidden ? words.forbidden : words.missing)(name, listener, shown),
    evidence: [about(door, words.names(shown))],
    confirm: [kubectl(secret.namespace, 'get', 'secret,referencegrant')],
    fix: [
      forbidden
        ? grantCommand(from, secret)
        : kubectl(
            secret.namespace,
            'create',
            'secret',
            'tls',
            secret.name,
            '--cert=tls.crt',
            '--key=tls.key',
          ),
    ],
  };
}
