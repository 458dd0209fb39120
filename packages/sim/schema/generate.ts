/**
 * Makes src/openapi/schema.generated.ts anew: runs main.go, which reads upstream's modules, and packs what it says. Needs Go and its module cache.
 * By hand, when the Kubernetes version changes: `node packages/sim/schema/generate.ts`. What comes from where: docs/adr/0012.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const here = new URL('.', import.meta.url);

const moduleFolder = (name: string, version: string): string => {
  const text = execFileSync('go', ['mod', 'download', '-json', `${name}@${version}`], { cwd: here });
  return (JSON.parse(text.toString()) as { readonly Dir: string }).Dir;
};

const folders = [
  moduleFolder('k8s.io/kubernetes', 'v1.36.3'),
  moduleFolder('sigs.k8s.io/gateway-api', 'v1.6.1'),
];
const text = execFileSync('go', ['run', '.', ...folders], { cwd: here, maxBuffer: 64 << 20 });
const packed = brotliCompressSync(text.toString().trim(), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
}).toString('base64');

writeFileSync(
  new URL('../src/openapi/schema.generated.ts', here),
  `/**
 * The fields of every kind that is served, packed (brotli, base64). Made by packages/sim/schema/generate.ts from k8s.io/kubernetes v1.36.3
 * and sigs.k8s.io/gateway-api v1.6.1. Copyright The Kubernetes Authors; Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0).
 */
// biome-ignore format: one long line.
export const PACKED = '${packed}';
`,
);
