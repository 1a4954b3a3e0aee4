// Lays the shop's server out as a package carries it: its bundle, and beside it the packages that bring files of their own.
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** Where it lies until it is packed; `electron-builder.yml` names it. */
const staged = path.join(root, '.cache/package-server');
/** What the server's bundle asks for by name. */
const asked = ['@electric-sql/pglite', 'fastify', 'pg', 'zod'];
/** What nobody asks for while it runs: types, sources, maps, extensions of PostgreSQL that are not used. */
const left = /\.(map|d\.[cm]?ts|[cm]?ts|md|markdown|tar\.gz)$|\/(test|tests|docs?|examples?|benchmarks?|\.github)$/;

/** @typedef {Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>} Locked */

/** Every package that the server needs while it runs, as its place in the lockfile. */
function places() {
  /** @type {Locked} */
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const found = new Set();
  /** A package is looked for where Node looks: beside who asks, and then further out. */
  const placeOf = (/** @type {string} */ name, /** @type {string} */ from) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
      if (locked[place]) return place;
      if (at === '') return null;
    }
  };
  const visit = (/** @type {string} */ name, /** @type {string} */ from) => {
    const place = placeOf(name, from);
    if (place === null || found.has(place)) return;
    found.add(place);
    for (const next of Object.keys(locked[place]?.dependencies ?? {})) visit(next, place);
  };
  for (const name of asked) visit(name, '');
  return [...found];
}

/** Lays it out anew; answers where. */
export function stageServer() {
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  const filter = (/** @type {string} */ source) => !left.test(source);
  cpSync(path.join(root, 'out/server'), staged, { recursive: true, filter });
  for (const place of places()) cpSync(path.join(root, place), path.join(staged, place), { recursive: true, filter });
  return staged;
}
