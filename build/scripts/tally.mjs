import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ readonly name: string, readonly reason: string }} Told */
/** @typedef {{ readonly passed: number, readonly failed: readonly Told[], readonly skipped: readonly Told[] }} Tally */

/** Leaves word of what became of a runner in the file named by STOCKROOM_TALLY; where none is named nobody asked. */
export function leaveTally(/** @type {Tally} */ tally) {
  const file = process.env['STOCKROOM_TALLY'];
  if (!file) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(tally));
}
