/**
 * Every text of the page around the stage, in English: functions where a text carries a name, a number or a time. Components and holders take their words from
 * here; the words on the stage, the headline and the ledger are core's (scene/messages). Plain, specific, kind: what happened, to what, what to do.
 */

import { figureOf } from '@switchboard/core/scene/messages/grammar-en';
import { linkWords } from './link-en.ts';

export const words = {
  brand: 'Switchboard',
  cluster: 'cluster',
  files: 'from',
  namespace: 'namespace',
  theme: {
    dark: 'Dark',
    light: 'Light',
    projector: 'Projector',
    label: (now: string, next: string) => `Colours: ${now}. Switch to: ${next}`,
  },
  skip: 'Skip to the picture',
  live: 'What happens',
  escape: 'Esc gives the others back.',
  lens: {
    title: 'pods stand',
    lines: ['opposite their line', 'by list'],
    nodes: ['on their node', 'by node'],
    key: 'Pods stand opposite their line, or on their node (L)',
    narrow: 'It is too narrow here for pods on their node: they stand opposite their line.',
  },
  lastChange: (age: string) => `Last change ${age} ago.`,
  search: { label: 'Search', placeholder: 'Find a name, label, IP, node or state' },
  madeUp: {
    badge: 'made-up names',
    closed: 'Names and addresses on this page are made up, and this would show the real ones.',
  },
  zoom: (percent: number) => `${percent} %`,
  /** Which keys go from one level of detail to the next; rows say nothing of it. */
  levels: {
    rows: undefined,
    streets: '+ opens the lists, − goes to the whole cluster',
    plan: '+ opens the Services',
  },
  legend: {
    title: 'Signs',
    more: (count: number) => `${figureOf(count)} more ${count === 1 ? 'sign' : 'signs'}`,
    filter: 'Show these alone, or with others; Esc shows all',
    nobody: 'Nothing on screen is of the kind that is looked for.',
  },
  ledger: {
    title: 'What happened',
    gloss: 'newest first',
    empty: 'Nothing yet. Changes are told here as they come.',
    still: 'A file stands still: nothing happens in it.',
    about: (name: string) => `Only what is about ${name}.`,
    all: 'All of it',
    steps: (count: number, last: string) =>
      `${count === 1 ? 'One change' : `${figureOf(count)} changes`} with it, the last at ${last}`,
    merged: (before: number, newest: string) =>
      `${newest} ${before === 1 ? 'One change' : `${figureOf(before)} changes`} before.`,
  },
  namespaces: {
    choose: 'Choose namespaces',
    unknown: '–',
    all: 'all namespaces',
    missing: (name: string) => `${name}: none such`,
    several: (count: number) => `${figureOf(count)} namespaces`,
  },
  copy: { copy: 'copy', copied: 'copied' },
  table: { open: 'Table', close: 'Picture' },
  findings: 'What is wrong',
  ...linkWords,
  /** Words of the legend; what each sign is called on the picture. */
  signs: {
    ready: 'ready',
    starting: 'starting',
    'not-ready': 'not ready',
    terminating: 'terminating',
    failed: 'failing',
    external: 'written by hand',
    finished: 'finished',
    unknown: 'not heard of',
    strand: 'one strand per line that takes calls',
    match: 'the line and the pod hold the same address',
    /** The same sign where pods stand on their nodes. */
    leads: 'the line leads to its pod',
    lookup: 'only looked up',
    broken: 'nobody to pick up',
    wall: 'a policy lets nobody in',
  },
} as const;
