/** What rules about GatewayClasses and Gateways say, in English. */
import { names, plural } from '../../scene/messages/grammar-en.ts';
import { texts } from './rule-text.ts';

export const gatewayTexts = texts({
  'gateway-class-missing': {
    title: 'A Gateway of a class that does not exist',
    when: 'A Gateway names a GatewayClass that does not exist.',
    innocent: 'Clusters whose classes may not be listed.',
    mend: 'Name a class that exists, or install its controller.',
    message: (gateway: string, name: string) =>
      `No GatewayClass is called ${name}, so nobody programs ${gateway}.`,
    exist: (list: readonly string[]) =>
      list.length === 0
        ? 'There is no GatewayClass at all.'
        : `There ${plural(list.length, 'is', 'are')} ${names(list)}.`,
  },
  'gateway-class-not-accepted': {
    title: 'A class that its controller refuses',
    when: 'The condition Accepted of a GatewayClass is False.',
    innocent: 'Classes that nobody has looked at yet.',
    mend: 'Do what the message says.',
    message: (name: string) => `The controller refuses GatewayClass ${name}, and all Gateways of it.`,
  },
  'gateway-not-programmed': {
    title: 'A Gateway that does not work',
    when: 'The condition Accepted or Programmed of a Gateway is False, for its newest version.',
    innocent: 'Gateways that are accepted though some of their listeners are not.',
    mend: 'Do what the message says.',
    message: (gateway: string, condition: string) =>
      `${gateway} takes no calls: its controller says that it is not ${condition === 'Accepted' ? 'accepted' : 'programmed'}.`,
  },
  'gateway-not-reconciled': {
    title: 'A Gateway that nobody has looked at',
    when: 'No controller has said anything of the newest version of a Gateway for a minute.',
    innocent: 'Fresh Gateways, manifests that never were in a cluster.',
    mend: 'Install or repair the controller of its class.',
    message: (gateway: string) => `No controller has looked at ${gateway} as it is now.`,
    class: (name: string, controller: string) => `Class ${name} belongs to ${controller}.`,
    status: (condition: string) => `Condition ${condition}.`,
    none: 'It has no conditions.',
  },
  'gateway-listener-problem': {
    title: 'A listener that does not work',
    when: 'A listener is not accepted, not programmed, has references that do not resolve, or conflicts with another.',
    innocent: 'The other listeners of the Gateway, which go on working.',
    mend: 'Do what the message says; the other listeners go on working.',
    message: (gateway: string, listener: string, reason: string) =>
      `Listener ${listener} of ${gateway} takes no calls: ${reason}.`,
  },
  'listenerset-not-attached': {
    title: 'A ListenerSet that adds to nothing',
    when: 'The Gateway that a ListenerSet names does not exist, or takes ListenerSets of other namespaces or none: without allowedListeners it takes none.',
    innocent: 'Namespaces whose labels may not be seen, where a selector decides.',
    mend: 'Let the Gateway take it (spec.allowedListeners), or label its namespace as the Gateway asks.',
    message: (set: string, gateway: string) => `Nobody listens for ${set}: ${gateway} does not take it.`,
    missing: (set: string, gateway: string) => `Nobody listens for ${set}: there is no Gateway ${gateway}.`,
    names: (gateway: string) => `It names Gateway ${gateway}.`,
    none: 'Its allowedListeners take none, which is so where they are left out.',
    same: (namespace: string) => `Its allowedListeners take those of ${namespace} only (from: Same).`,
    selector: (namespace: string, selector: string) =>
      `Its allowedListeners take those of namespaces with ${selector}; ${namespace} is none.`,
  },
  'gateway-cert-ref-broken': {
    title: 'A listener without its certificate',
    when: 'A listener refers to a Secret of another namespace without a grant, or to one that does not exist (only where Secrets were given in files).',
    innocent: 'Clusters whose Secrets are not read: there only the status is believed.',
    mend: 'Create the Secret, or a ReferenceGrant in its namespace.',
    missing: (gateway: string, listener: string, secret: string) =>
      `Listener ${listener} of ${gateway} has no certificate: Secret ${secret} does not exist.`,
    forbidden: (gateway: string, listener: string, secret: string) =>
      `Listener ${listener} of ${gateway} may not use Secret ${secret}: no ReferenceGrant there allows it.`,
    names: (secret: string) => `It names Secret ${secret}.`,
  },
});

/** What a controller says of something, as evidence. */
export const conditionText = (
  type: string,
  status: string,
  reason: string,
  message: string | undefined,
): string =>
  `${type} is ${status}${reason === '' ? '' : `, ${reason}`}${message === undefined ? '' : `: ${message}`}`;
