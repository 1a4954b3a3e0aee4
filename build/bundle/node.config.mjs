import path from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../scripts/root.mjs';

// Packages stay outside where they bring files of their own (WebAssembly, worker threads), and these never: they are modules only, which
// a bundle of CommonJS could load on newer Node alone, and out of a package's archive not for certain.
const modulesOnly = [/^@noble\//, /^kysely($|\/)/];

/** @typedef {{ readonly out: string, readonly entries: Readonly<Record<string, string>>, readonly packages: 'inside' | 'outside', readonly format: 'cjs' | 'es' }} Bundle */

/**
 * A bundle for Node 18 and newer. Electron below 28 loads CommonJS only.
 * @returns {import('vite').InlineConfig}
 */
export const nodeBundle = (/** @type {Bundle} */ { out, entries, packages, format }) => ({
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr:
    packages === 'inside'
      ? { noExternal: true, external: ['electron', 'bufferutil', 'utf-8-validate'] }
      : { noExternal: modulesOnly },
  build: {
    ssr: true,
    outDir: path.join(root, out),
    emptyOutDir: true,
    target: 'node18',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(root, file)])),
      output: { format, entryFileNames: format === 'es' ? '[name].mjs' : '[name].cjs' },
    },
  },
});

/** Electron's main process. */
export const host = nodeBundle({
  out: 'out/host',
  entries: { main: 'electron/app/main.ts' },
  packages: 'inside',
  format: 'cjs',
});
/**
 * The preload needs the names of the contract's table and who may ask, not the schemas: reading those would cost every
 * start of the window about 30 ms.
 * @returns {import('vite').Plugin}
 */
const namesOfContract = () => ({
  name: 'names-of-contract',
  async load(id) {
    const table = path.join(root, 'shared/contract/bridge/channels.ts');
    if (path.normalize(id) !== table) return null;
    const { module } = await runnerImport(table, { configFile: false, root, logLevel: 'warn' });
    const asked = Object.entries(module.channels).map(([name, { from }]) => [name, { from }]);
    return `export const channels = ${JSON.stringify(Object.fromEntries(asked))};`;
  },
});

/** The preload is one file of its own: a sandboxed preload can load nothing else. */
export const preload = {
  ...nodeBundle({
    out: 'out/preload',
    entries: { preload: 'electron/preload/preload.ts' },
    packages: 'inside',
    format: 'cjs',
  }),
  plugins: [namesOfContract()],
};
/** The same host rooms without Electron, for a browser. */
export const served = nodeBundle({
  out: 'out/served',
  entries: { serve: 'build/scripts/serve.ts' },
  packages: 'inside',
  format: 'es',
});
/** The shop's own server. */
export const server = nodeBundle({
  out: 'out/server',
  entries: { main: 'server/main.ts', child: 'server/child.ts' },
  packages: 'outside',
  format: 'cjs',
});
