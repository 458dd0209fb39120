/**
 * The page and its assets, from a list that is made once at the start: what is not on it does not exist, so no path can lead anywhere else.
 * Hashed assets are kept for ever by browsers, the page itself never. Source maps and dotfiles are left out. What the build has compressed beside a file (`.br`, `.gz`)
 * goes to those who accept it; browsers take Brotli from localhost and over TLS only, so that there are two.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** The one that we like most first. */
const encodings = ['br', 'gzip'] as const;
const endings = { br: '.br', gzip: '.gz' } as const;
type Encoding = (typeof encodings)[number];

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
  readonly compressed?: Partial<Readonly<Record<Encoding, Buffer>>>;
  readonly immutable: boolean;
}

/** Path as in the URL, to file. `/` is the page, `/wall` the one for a screen that nobody touches. Empty when the folder is not there. */
export type Manifest = ReadonlyMap<string, StaticFile>;

export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = new Map<string, StaticFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const type = types[extname(entry.name)];
    // isFile is false for symbolic links: nothing outside the folder gets in.
    if (!entry.isFile() || type === undefined || /\/\./.test(path)) continue;
    const immutable = path.startsWith('/assets/');
    manifest.set(path, {
      type,
      body: await readFile(file),
      compressed: await readCompressed(file),
      immutable,
    });
  }
  const page = manifest.get('/index.html');
  if (page !== undefined) manifest.set('/', page);
  const wall = manifest.get('/wall.html');
  if (wall !== undefined) manifest.set('/wall', wall);
  return manifest;
}

async function readCompressed(file: string): Promise<NonNullable<StaticFile['compressed']>> {
  const compressed: Partial<Record<Encoding, Buffer>> = {};
  for (const encoding of encodings) {
    const path = file + endings[encoding];
    // Not followed where it is a symbolic link, like the files themselves.
    const there = await lstat(path).catch(() => undefined);
    if (there?.isFile() === true) compressed[encoding] = await readFile(path);
  }
  return compressed;
}

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Switchboard</title>
<p>The page has not been built. Run <code>pnpm build</code> and start again; <a href="/api/v1/stream">the stream</a> works without it.</p></html>`;

export function serveStatic(manifest: Manifest): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const file = manifest.get(request.path);
    if (file === undefined) {
      if (request.path !== '/') return next();
      response.status(503).type('html').send(notBuilt);
      return;
    }
    response.set('Content-Type', file.type);
    response.set('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-store');
    const { compressed = {} } = file;
    const offered = encodings.filter(name => compressed[name] !== undefined);
    if (offered.length > 0) response.vary('Accept-Encoding');
    // One by one: asked for all, the first that the browser names would win.
    const encoding = offered.find(name => request.acceptsEncodings(name) === name);
    if (encoding !== undefined) response.set('Content-Encoding', encoding);
    const body = encoding === undefined ? file.body : compressed[encoding];
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
