/**
 * The fences that TypeScript keeps: the globals and packages that each environment has, and no syntax that needs a compiler to run.
 */
import type { Fence } from './fence.ts';

export const typeFences: readonly Fence[] = [
  {
    name: 'core knows no Node global',
    place: 'packages/core/src/node-global.ts',
    illegal: 'export const probe = process.pid;\n',
    legal: 'export const probe = 1;\n',
    rule: 'TS2591',
  },
  {
    name: 'core knows no DOM global',
    place: 'packages/core/src/dom-global.ts',
    illegal: 'export const probe = document.title;\n',
    legal: 'export const probe = 1;\n',
    rule: 'TS2584',
  },
  {
    name: 'core knows no timer',
    place: 'packages/core/src/timer.ts',
    illegal: 'setTimeout(() => {}, 1);\n',
    legal: 'export const probe = 1;\n',
    rule: 'TS2304',
  },
  {
    name: 'the server knows no DOM global',
    place: 'apps/server/src/dom-global.ts',
    illegal: 'export const probe = document.title;\n',
    legal: 'export const probe = process.pid;\n',
    rule: 'TS2584',
  },
  {
    name: 'the page knows no Node global',
    place: 'apps/web/src/node-global.ts',
    illegal: 'export const probe = process.pid;\n',
    legal: 'export const probe = document.title;\n',
    rule: 'TS2591',
  },
  {
    name: 'a package imports only what it declares',
    place: 'apps/web/src/undeclared.ts',
    illegal: "import express from 'express';\n\nexport const probe = express;\n",
    legal: "import { useState } from 'react';\n\nexport const probe = useState;\n",
    rule: 'TS2307',
  },
  {
    name: 'the page cannot resolve the server',
    place: 'apps/web/src/resolves-server.ts',
    illegal: "import * as main from '@switchboard/server/neighbour';\n\nexport const probe = main;\n",
    legal: "import * as neighbour from './neighbour.ts';\n\nexport const probe = neighbour;\n",
    rule: 'TS2307',
  },
  {
    name: 'a package exports its files by name, and nothing else',
    place: 'apps/server/src/resolves-source.ts',
    illegal: "import * as source from '@switchboard/core/src/patch.ts';\n\nexport const probe = source;\n",
    legal: "import * as patch from '@switchboard/core/patch';\n\nexport const probe = patch;\n",
    rule: 'TS2307',
  },
  {
    name: 'the simulator cannot resolve core',
    place: 'packages/sim/src/resolves-core.ts',
    illegal: "import * as patch from '@switchboard/core/patch';\n\nexport const probe = patch;\n",
    legal: "import * as neighbour from './neighbour.ts';\n\nexport const probe = neighbour;\n",
    rule: 'TS2307',
  },
  {
    name: 'only syntax that erases',
    place: 'packages/sim/src/enumerates.ts',
    illegal: 'export enum Probe {\n  One,\n}\n',
    legal: "export type Probe = 'one';\n",
    rule: 'TS1294',
  },
];
