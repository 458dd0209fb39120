/** Words of the dialogs, in English. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

export const dialogWords = {
  close: 'Close',
  keys: {
    title: 'Keys',
    gloss: 'All of it works without a mouse. Letters rest while you type in a field.',
    on: 'Single keys do something. Ctrl K, arrows and Esc always do.',
    version: (build: string) => `Switchboard ${build}`,
  },
  palette: {
    title: 'Everything, by name',
    placeholder: 'Go to an object, or do something',
    goTo: 'Go to',
    act: 'Do',
    of: (shown: number, all: number) => `${figureOf(shown)} of ${figureOf(all)}`,
    nothing: 'Nothing is called so on screen, and there is nothing to do by that name.',
    choose: 'choose',
    kind: 'only this kind',
    commands: 'only commands',
    allKeys: 'all keys',
    namespace: 'namespace',
    service: (ready: number, all: number) => `Service, ${figureOf(ready)} of ${figureOf(all)} ready`,
    line: (service: string) => `line of ${service}`,
    pod: (node: string, address: string) =>
      [node === '' ? 'pod without a node' : `pod on ${node}`, ...(address === '' ? [] : [address])].join(
        ', ',
      ),
    slice: (service: string) => `EndpointSlice of ${service}`,
    alone: (name: string) => `Look at ${name} alone`,
    copy: (line: string) => `Copy ${line}`,
  },
} as const;
