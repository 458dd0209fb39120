/**
 * The fences that Biome keeps: who may import what, where the clock may be read, and what no file may look like.
 */
import type { Fence } from './fence.ts';

const restricted = 'lint/style/noRestrictedImports';

const imports = (from: string): string =>
  `import { neighbour } from '${from}';\n\nexport const probe = neighbour;\n`;

export const lintFences: readonly Fence[] = [
  {
    name: 'core imports no package',
    place: 'packages/core/src/imports-package.ts',
    illegal: imports('express'),
    legal: imports('./neighbour.ts'),
    rule: restricted,
  },
  {
    name: 'core does not import the simulator',
    place: 'packages/core/src/imports-sim.ts',
    illegal: imports('@switchboard/sim/neighbour'),
    legal: imports('./neighbour.ts'),
    rule: restricted,
  },
  {
    name: 'core does not reach into another package by path',
    place: 'packages/core/src/scene/imports-path.ts',
    illegal: imports('../../../sim/src/neighbour.ts'),
    legal: imports('../neighbour.ts'),
    rule: restricted,
  },
  {
    name: 'core imports nothing of Node',
    place: 'packages/core/src/imports-node.ts',
    illegal: imports('node:fs'),
    legal: imports('./neighbour.ts'),
    rule: 'lint/correctness/noNodejsModules',
  },
  {
    name: 'tests of core do not import the simulator either',
    place: 'packages/core/src/imports-sim.test.ts',
    illegal: imports('@switchboard/sim/neighbour'),
    legal: imports('fast-check'),
    rule: restricted,
  },
  {
    name: 'the simulator does not import core',
    place: 'packages/sim/src/imports-core.ts',
    illegal: imports('@switchboard/core/neighbour'),
    legal: imports('node:timers/promises'),
    rule: restricted,
  },
  {
    name: 'the simulator does not import the server',
    place: 'packages/sim/src/imports-server.ts',
    illegal: imports('../../../apps/server/src/neighbour.ts'),
    legal: imports('./neighbour.ts'),
    rule: restricted,
  },
  {
    name: 'client-node is imported by one file',
    place: 'apps/server/src/reflect/imports-client-node.ts',
    illegal: imports('@kubernetes/client-node'),
    legal: imports('undici'),
    rule: restricted,
  },
  {
    name: 'that file may not start the simulator',
    place: 'apps/server/src/connect/kubeconfig.ts',
    illegal: imports('@switchboard/sim/neighbour'),
    legal: imports('@kubernetes/client-node'),
    rule: restricted,
  },
  {
    name: 'the simulator is imported by main.ts, serve.ts and tests alone',
    place: 'apps/server/src/hub/imports-sim.ts',
    illegal: imports('@switchboard/sim/neighbour'),
    legal: imports('@switchboard/core/neighbour'),
    rule: restricted,
  },
  {
    name: 'main.ts does not import client-node',
    place: 'apps/server/src/main.ts',
    illegal: imports('@kubernetes/client-node'),
    legal: imports('@switchboard/sim/neighbour'),
    rule: restricted,
  },
  {
    name: 'Cytoscape is imported by one file',
    place: 'apps/web/src/stage/painter/ink.ts',
    illegal: imports('cytoscape'),
    legal: imports('../../neighbour.ts'),
    rule: restricted,
  },
  {
    name: 'that file does not import React',
    place: 'apps/web/src/stage/painter/graph.ts',
    illegal: imports('react-dom/client'),
    legal: imports('cytoscape'),
    rule: restricted,
  },
  {
    name: 'the stream does not know React',
    place: 'apps/web/src/stream/imports-react.ts',
    illegal: imports('react'),
    legal: imports('eventsource-parser'),
    rule: restricted,
  },
  {
    name: 'the stage does not know TanStack',
    place: 'apps/web/src/stage/imports-tanstack.ts',
    illegal: imports('@tanstack/react-query'),
    legal: imports('../neighbour.ts'),
    rule: restricted,
  },
  {
    name: 'the page imports nothing of Node',
    place: 'apps/web/src/imports-node.ts',
    illegal: imports('node:path'),
    legal: imports('./neighbour.ts'),
    rule: 'lint/correctness/noNodejsModules',
  },
  ...['Date.now()', 'new Date().getTime()', 'Math.random()', 'performance.now()'].flatMap(clock =>
    ['packages/core/src', 'packages/sim/src'].map((folder, index) => ({
      name: `no ${clock} in ${index === 0 ? 'core' : 'the simulator'}`,
      place: `${folder}/ambient-${clock.replace(/\W+/g, '-').toLowerCase()}probe.ts`,
      illegal: `export const probe = (): number => ${clock};\n`,
      legal: 'export const probe = (now: number): number => new Date(now).getTime();\n',
      rule: 'plugin',
    })),
  ),
  {
    name: 'no clock as a default argument either',
    place: 'packages/sim/src/ambient-default.ts',
    illegal: 'export const probe = (now: () => number = Date.now): number => now();\n',
    legal: 'export const probe = (now: () => number): number => now();\n',
    rule: 'plugin',
  },
  {
    name: 'no barrels',
    place: 'packages/core/src/barrel.ts',
    illegal: "export { neighbour } from './neighbour.ts';\n",
    legal: imports('./neighbour.ts'),
    rule: 'lint/performance/noBarrelFile',
  },
  {
    name: 'no default exports',
    place: 'apps/server/src/exports-default.ts',
    illegal: 'export default function probe(): void {}\n',
    legal: 'export function probe(): void {}\n',
    rule: 'lint/style/noDefaultExport',
  },
  {
    name: 'no any',
    place: 'apps/server/src/uses-any.ts',
    illegal: 'export const probe = (value: any): string => value.name;\n',
    legal: 'export const probe = (value: { readonly name: string }): string => value.name;\n',
    rule: 'lint/suspicious/noExplicitAny',
  },
  {
    name: 'no file above 250 lines',
    place: 'packages/sim/src/too-long.ts',
    illegal: lines(251),
    legal: lines(250),
    rule: 'lint/style/noExcessiveLinesPerFile',
  },
  {
    name: 'no promise left floating',
    place: 'apps/server/src/floats.ts',
    illegal: floating(''),
    legal: floating('await '),
    rule: 'lint/nursery/noFloatingPromises',
  },
  {
    name: 'switches over a union name every tag',
    place: 'packages/core/src/switches.ts',
    illegal: switching("case 'put':\n      return 1;"),
    legal: switching("case 'put':\n      return 1;\n    case 'gone':\n      return 2;"),
    rule: 'lint/nursery/useExhaustiveSwitchCases',
  },
  {
    name: 'no focused test',
    place: 'packages/core/src/focused.test.ts',
    illegal: "import { it } from 'vitest';\n\nit.only('runs alone', () => {});\n",
    legal: "import { it } from 'vitest';\n\nit('runs', () => {});\n",
    rule: 'lint/suspicious/noFocusedTests',
  },
  {
    name: 'no skipped test',
    place: 'packages/core/src/skipped.test.ts',
    illegal: "import { it } from 'vitest';\n\nit.skip('rests', () => {});\n",
    legal: "import { it } from 'vitest';\n\nit('runs', () => {});\n",
    rule: 'lint/suspicious/noSkippedTests',
  },
  {
    name: 'file names are kebab-case',
    place: 'packages/core/src/CamelCase.ts',
    illegal: imports('./neighbour.ts'),
    legal: '',
    rule: 'lint/style/useFilenamingConvention',
  },
];

/** A cycle needs two files: the second is planted with the first. */
export const cycle = {
  illegal: {
    'packages/core/src/hen.ts':
      "import { egg } from './egg.ts';\n\nexport const hen = (): number => egg();\n",
    'packages/core/src/egg.ts':
      "import { hen } from './hen.ts';\n\nexport const egg = (): number => hen();\n",
  },
  legal: {
    'packages/core/src/hen.ts':
      "import { egg } from './egg.ts';\n\nexport const hen = (): number => egg();\n",
    'packages/core/src/egg.ts': 'export const egg = (): number => 1;\n',
  },
  rule: 'lint/suspicious/noImportCycles',
} as const;

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `export const line${index} = ${index};\n`).join('');
}

function floating(prefix: string): string {
  return `const work = async (): Promise<void> => {};\n\nexport const probe = async (): Promise<void> => {\n  ${prefix}work();\n};\n`;
}

function switching(cases: string): string {
  return `export type Op = 'put' | 'gone';\n\nexport function probe(op: Op): number {\n  switch (op) {\n    ${cases}\n  }\n  return 0;\n}\n`;
}
