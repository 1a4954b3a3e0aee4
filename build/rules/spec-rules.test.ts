import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsOfRules } from './spec-rules.mjs';

const spec = '# Counts\n\n## 2. Posting\n\n- **CNT1 Checkpoint.** A line.\n- **CNT2** Another\n  line.\n';
const tests = "test('<<CNT1>> a line', () => {});\ndescribe('<<CNT2>> another', () => {});\n";

/** Brackets of planted titles are written `<<CNT1>>`: else the gate would take what is planted here for real tests. */
const titled = (text: string) => text.replaceAll('<<', '[').replaceAll('>>', ']');

/** A small repository in order, with what is planted put in its place. */
function faults(planted: Readonly<Record<string, string>>): readonly string[] {
  const files = { 'docs/specs/counts.md': spec, 'shared/count.test.ts': tests, ...planted };
  return faultsOfRules(Object.entries(files).map(([name, text]) => ({ path: name, text: titled(text) })));
}

describe('[HOST3] the gate of numbered rules', () => {
  test('is green where every rule has its test and every number its rule', () => {
    expect(
      faults({ 'shared/count.ts': '// CNT1, see counts.md §2 and docs/specs/counts.md#2-posting\nlet a; // CNT2\n' }),
    ).toEqual([]);
  });

  test('names a rule that no test quotes, with its file and line', () => {
    expect(faults({ 'shared/count.test.ts': "test('<<CNT1>> a line', () => {});\n" })).toEqual([
      'docs/specs/counts.md:6: no test quotes CNT2',
    ]);
  });

  test.each([
    ['a comment', "// test('<<CNT2>> another', () => {});"],
    ['a test that is skipped', "test.skip('<<CNT2>> another', () => {});"],
    ['a test that is still to be written', "test.todo('<<CNT2>> another');"],
  ])('%s quotes nothing', (_, line) => {
    expect(faults({ 'shared/count.test.ts': `test('<<CNT1>> a line', () => {});\n${line}\n` })).toEqual([
      'docs/specs/counts.md:6: no test quotes CNT2',
    ]);
  });

  test('a file that is no test quotes nothing', () => {
    expect(faults({ 'shared/count.test.ts': '', 'shared/count.ts': tests })).toHaveLength(2);
  });

  test('one title may quote several rules, and several brackets too', () => {
    expect(faults({ 'shared/count.test.ts': "test('<<CNT1, CNT2>> both', () => {});\n" })).toEqual([]);
    expect(faults({ 'shared/count.test.ts': "test('<<CNT1>> <<CNT2>> both', () => {});\n" })).toEqual([]);
  });

  test('names a number that stands twice, in one document or in two', () => {
    expect(faults({ 'docs/specs/stock.md': 'x\n- **CNT1** Something else.\n' })).toEqual([
      'docs/specs/stock.md:2: CNT1 stands already in docs/specs/counts.md:5',
    ]);
    expect(faults({ 'docs/specs/counts.md': `${spec}- **CNT2** Again.\n` })).toEqual([
      'docs/specs/counts.md:8: CNT2 stands already in docs/specs/counts.md:6',
    ]);
  });

  test.each([
    ['a test', { 'shared/more.test.ts': "\ntest('<<CNT7>> gone', () => {});\n" }, 'shared/more.test.ts:2: CNT7'],
    [
      'a test of no family',
      { 'shared/more.test.ts': "test('<<XYZ1>> none', () => {});\n" },
      'shared/more.test.ts:1: XYZ1',
    ],
    ['a comment', { 'shared/a.ts': '/**\n * As CNT9 says.\n */\n' }, 'shared/a.ts:2: CNT9'],
    ['a comment behind code', { 'shared/a.ts': 'let a; // as CNT9 says\n' }, 'shared/a.ts:1: CNT9'],
    ['the end of a range', { 'docs/map.md': 'CNT1–9\n' }, 'docs/map.md:1: CNT9'],
    ['a rule of a page that is not here', { 'docs/map.md': 'as R12 says\n' }, 'docs/map.md:1: R12'],
  ])('names a number in %s that is no rule', (_, planted, expected) => {
    expect(faults(planted)).toEqual([`${expected} is no rule of docs/specs`]);
  });

  test('leaves alone what only looks like a number: codes in code, families that nobody declares', () => {
    expect(faults({ 'shared/a.ts': "// EAN13 and UTF8\nconst sku = 'CNT99';\n" })).toEqual([]);
  });

  test.each([
    ['a document', '// see ux.md\n', 'ux.md is not in the repository'],
    ['a section', '// see counts.md §3\n', 'counts.md has no section 3'],
    ['a heading', '/** [it](docs/specs/counts.md#nowhere) */\n', 'docs/specs/counts.md has no heading #nowhere'],
  ])('names a comment that points to %s that is not there', (_, text, expected) => {
    expect(faults({ 'shared/a.ts': text })).toEqual([`shared/a.ts:1: ${expected}`]);
  });

  test('a rule that is not built yet needs no test, until it has one', () => {
    const planned = `${spec}- **CNT3** Later. (Not built yet.)\n`;
    expect(faults({ 'docs/specs/counts.md': planned })).toEqual([]);
    expect(faults({ 'docs/specs/counts.md': planned, 'shared/late.test.ts': "test('<<CNT3>> now', f);\n" })).toEqual([
      'docs/specs/counts.md:8: CNT3 has a test, so it is built: take out "(Not built yet.)"',
    ]);
  });

  test('as a program it looks at a folder, names the faults and ends red', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-rules-'));
    mkdirSync(path.join(folder, 'docs/specs'), { recursive: true });
    mkdirSync(path.join(folder, 'shared'));
    writeFileSync(path.join(folder, 'docs/specs/counts.md'), spec);
    writeFileSync(path.join(folder, 'shared/count.test.ts'), titled(tests));
    const run = () =>
      spawnSync(process.execPath, [path.join(import.meta.dirname, 'spec-rules.mjs')], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(run()).toMatchObject({ status: 0 });
    writeFileSync(path.join(folder, 'README.md'), 'CNT5\n');
    expect(run()).toMatchObject({ status: 1, stderr: 'README.md:1: CNT5 is no rule of docs/specs\n' });
    rmSync(folder, { recursive: true });
  });
});
