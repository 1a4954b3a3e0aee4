// Keeps what this version writes, and this version itself, for the tests of later ones: node build/scripts/keep-released.mjs 0.1
// Or a backup in the form that this version writes: node build/scripts/keep-released.mjs backup-1
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { pathToFileURL } from 'node:url';
import { nodeBundle } from '../bundle/node.config.mjs';
import { root } from './root.mjs';

const version = process.argv[2];
const isBackup = /^backup-\d+$/.test(version ?? '');
if (!version || !(isBackup || /^\d+\.\d+$/.test(version)))
  throw new Error('Say which version: node build/scripts/keep-released.mjs 0.1, or which form of backups: backup-1');
const kept = path.join('tests/fixtures/released', version);
/** The database brings its WebAssembly in a package of its own, of 15 MB: it stays one. */
const database = ['@electric-sql/pglite', '@electric-sql/pglite/nodefs'];

/** @returns {Promise<void>} */
async function bundle(
  /** @type {string} */ out,
  /** @type {Record<string, string>} */ entries,
  /** @type {'cjs' | 'es'} */ format,
  minify = true,
) {
  const config = nodeBundle({ out, entries, packages: 'inside', format });
  await build({
    ...config,
    ssr: { noExternal: true, external: [...database, 'bufferutil', 'utf-8-validate', 'pg-native'] },
    build: {
      ...config.build,
      emptyOutDir: false,
      sourcemap: false,
      minify,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: { ...config.build?.rolldownOptions?.output, codeSplitting: false },
      },
    },
  });
}

const make = 'tests/fixtures/released/make';
process.env.NODE_ENV = 'production';
if (!isBackup) {
  const program = path.join(kept, 'program');
  rmSync(path.join(root, program), { recursive: true, force: true });
  await bundle(program, { server: 'server/main.ts' }, 'cjs');
  await bundle(program, { desk: `${make}/desk.ts` }, 'es');
}

mkdirSync(path.join(root, '.cache'), { recursive: true });
const work = mkdtempSync(path.join(root, '.cache', 'keep-'));
try {
  await bundle(path.relative(root, work), { keep: `${make}/${isBackup ? 'backups' : 'keep'}.ts` }, 'es', false);
  const { keep } = await import(pathToFileURL(path.join(work, 'keep.mjs')).href);
  await keep(path.join(root, kept), work);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exit();
