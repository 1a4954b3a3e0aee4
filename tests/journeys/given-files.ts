import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { readCodes, readPgm } from '#tests/fixtures/code-reader.ts';
import type { Desk } from './drive.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-labels-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isWholePdf = (bytes: Buffer) => bytes.subarray(-7).includes('%%EOF');

/** Does what gives a file, and answers where the file lies once it is whole. */
export async function fileOf(
  { page, electron }: Pick<Desk, 'page' | 'electron'>,
  name: string,
  act: () => Promise<void>,
  isWhole: (bytes: Buffer) => boolean = isWholePdf,
): Promise<string> {
  const file = path.join(folder, name);
  if (!electron) {
    const given = page.waitForEvent('download');
    await act();
    await (await given).saveAs(file);
    return file;
  }
  await electron.evaluate(({ session }, place) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(place));
  }, file);
  await act();
  await expect.poll(() => existsSync(file) && isWhole(readFileSync(file))).toBe(true);
  return file;
}

/** The codes on the first page of a PDF, read from its picture at 300 dpi. */
export async function codesIn(pdf: string): Promise<readonly string[]> {
  execFileSync('pdftoppm', ['-r', '300', '-gray', '-f', '1', '-singlefile', pdf, pdf]);
  return (await readCodes(readPgm(readFileSync(`${pdf}.pgm`)))).map(({ text }) => text);
}
