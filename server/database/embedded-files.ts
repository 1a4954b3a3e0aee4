import { readFile } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PGliteOptions } from '@electric-sql/pglite';

type EmbeddedFiles = Required<Pick<PGliteOptions, 'pgliteWasmModule' | 'initdbWasmModule' | 'fsBundle'>>;

/** Node has it; what types there are of it come with a browser's only. */
declare const WebAssembly: {
  readonly compile: (bytes: Uint8Array) => Promise<EmbeddedFiles['pgliteWasmModule']>;
};

let read: Promise<EmbeddedFiles> | null = null;

/**
 * The files that the embedded database brings. It is given them: in a package they lie in the program's archive, which Electron opens to a path that
 * is read through `node:fs` and not to the addresses that the database asks for by itself.
 */
export function embeddedFiles(): Promise<EmbeddedFiles> {
  read ??= readAll(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')));
  return read;
}

async function readAll(folder: string): Promise<EmbeddedFiles> {
  const file = (name: string) => promisify(readFile)(join(folder, name));
  const compiled = async (name: string) => WebAssembly.compile(await file(name));
  const [pgliteWasmModule, initdbWasmModule, bundle] = await Promise.all([
    compiled('pglite.wasm'),
    compiled('initdb.wasm'),
    file('pglite.data'),
  ]);
  return { pgliteWasmModule, initdbWasmModule, fsBundle: new Blob([bundle]) };
}
