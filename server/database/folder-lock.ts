import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';

/** Takes a data folder for this process alone: two embedded databases on one folder would destroy it. */
export function lockFolder(
  folder: string,
  now: () => number,
): Result<{ readonly release: () => void }, Failure<'data-in-use'>> {
  const file = join(folder, 'server.lock');
  const mine = JSON.stringify({ pid: process.pid, at: now() });
  if (!write(file, mine)) {
    if (isHeld(file, now())) return fail({ code: 'data-in-use', detail: file });
    rmSync(file, { force: true });
    if (!write(file, mine)) return fail({ code: 'data-in-use', detail: file });
  }
  return done({ release: () => rmSync(file, { force: true }) });
}

function write(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false;
    throw fault;
  }
}

/** Held while its process lives; a note from before the machine's last start names nobody, whoever has that number now. */
function isHeld(file: string, now: number): boolean {
  const holder = read(file);
  if (!holder || holder.at < now - uptime() * 1_000) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (fault) {
    return codeOf(fault) === 'EPERM';
  }
}

function read(file: string): { readonly pid: number; readonly at: number } | null {
  try {
    const [pid, at] = [/"pid":(\d+)/, /"at":(\d+)/].map((field) => Number(field.exec(readFileSync(file, 'utf8'))?.[1]));
    return pid && at ? { pid, at } : null;
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null;
    throw fault;
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
}
