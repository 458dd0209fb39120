/** Words of the list of namespaces, in English. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

const counted = (count: number, one: string) => `${figureOf(count)} ${count === 1 ? one : `${one}s`}`;

export const namespaceWords = {
  all: 'all namespaces',
  filter: 'Find a namespace',
  denied:
    'The namespaces of this cluster may not be listed with these rights; name one in the address: ?ns=NAME',
  leaving: 'terminating',
  noneLike: (text: string) => `No namespace is called like “${text}”.`,
  has: (services: number | undefined, pods: number | undefined) =>
    [
      ...(services === undefined ? [] : [counted(services, 'Service')]),
      ...(pods === undefined ? [] : [counted(pods, 'pod')]),
    ].join(', '),
  trouble: (silent: number, failing: number, unheard: number) =>
    [
      ...(silent === 0 ? [] : [`${figureOf(silent)} ${silent === 1 ? 'has' : 'have'} nobody`]),
      ...(failing === 0 ? [] : [`${counted(failing, 'pod')} failing`]),
      ...(unheard === 0 ? [] : [`${counted(unheard, 'pod')} not heard of`]),
    ].join(', '),
} as const;
