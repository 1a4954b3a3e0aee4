import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const sources = [
  'shared',
  'electron',
  'renderer',
  'server',
  'build/bundle',
  'build/scripts/build.mjs',
  'build/scripts/serve.ts',
  'build/scripts/serve-web.ts',
  'package.json',
  'package-lock.json',
];
const stamp = path.join(root, 'out', 'built');

/** A fingerprint of everything that goes into the bundles: names, sizes and times of change. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ file) => {
    const { size, mtimeMs } = statSync(path.join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  };
  for (const source of sources) {
    const place = path.join(root, source);
    if (!existsSync(place)) continue;
    if (!statSync(place).isDirectory()) add(source);
    else
      for (const entry of readdirSync(place, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
          add(path.relative(root, path.join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex');
}

/** Builds the window, the host, the served host and the shop's server into out/. */
export async function buildAll() {
  const { build } = await import('vite');
  const { renderer } = await import('../bundle/renderer.config.mjs');
  const { host, preload, served, server } = await import('../bundle/node.config.mjs');
  const now = fingerprint();
  rmSync(stamp, { force: true }); // what a build leaves half done is no build, also of the sources it was made from before
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production'; // a test runner has set its own, which would bundle the slow React of development
  try {
    for (const config of [renderer, host, preload, served, server]) await build(config);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/** Builds only when a source changed since the last build. */
export async function ensureBuilt() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  console.error('Building …');
  try {
    await buildAll();
  } catch (error) {
    console.error(`The build failed.\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
