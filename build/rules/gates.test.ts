import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');
let house: string;

/** The house's own settings around a few planted files, so that a red gate can only come from what was planted. */
beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'stockroom-gates-'));
  for (const kept of ['package.json', 'tsconfig.json', '.oxlintrc.json', 'build/rules', 'shared/tsconfig.json'])
    cpSync(path.join(root, kept), path.join(house, kept), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function plant(files: Readonly<Record<string, string>>): void {
  for (const world of ['shared/base', 'shared/domain', 'shared/contract', 'electron', 'renderer', 'server'])
    rmSync(path.join(house, world), { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  }
}

function run(...argv: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: house, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

const cruise = () => run('build/rules/cruise.mjs');
const base = { 'shared/base/must.ts': "export const must = 'must';\n" };
const uses = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;
const offers = 'export const x = 1;\n';

describe('[HOST1] the room gate', () => {
  test('is green on allowed imports', () => {
    plant({
      ...base,
      'shared/domain/stock/fold.ts': "import { must } from '#shared/base/must.ts';\nexport const a = must;\n",
    });
    expect(cruise()).toMatchObject({ status: 0 });
  });

  test.each([
    ['shared/domain-doors', 'shared/domain/a.ts', '#renderer/ui/b.tsx'],
    ['renderer/ui-doors', 'renderer/ui/a.tsx', '#renderer/db/b.ts'],
    ['electron/preload-doors', 'electron/preload/a.ts', '#electron/vault/b.ts'],
    ['features-are-neighbours-not-relatives', 'renderer/features/stock/a.tsx', '#renderer/features/orders/b.tsx'],
    ['screens-ask-their-feature', 'renderer/features/stock/a.tsx', '#renderer/db/b.ts'],
    ['code-ignores-tests', 'server/a.ts', '#tests/fakes/b.ts'],
    ['every-room-is-listed', 'renderer/helpers/a.ts', '#shared/base/b.ts'],
    ['imports-lead-somewhere', 'server/a.ts', './nowhere.ts'],
    ['electron-stays-home', 'electron/vault/a.ts', 'electron'],
    ['services-run-in-plain-node', 'electron/app/services.ts', 'electron'],
    ['node-stays-home', 'renderer/platform/a.ts', 'node:fs'],
    ['shared-is-plain', 'shared/domain/a.ts', 'zod'],
    ['one-database', 'renderer/sync/a.ts', 'dexie'],
    ['charts-in-ui', 'renderer/features/stock/a.tsx', 'recharts'],
    ['words-in-one-room', 'renderer/features/stock/a.tsx', 'react-i18next'],
  ])('is red for %s', (rule, file, specifier) => {
    const target = specifier.startsWith('#') ? { [specifier.slice(1)]: offers } : {};
    plant({ ...base, [file]: uses(specifier), ...target });
    const { status, said } = cruise();
    expect(said).toContain(`${rule}: ${file}`);
    expect(status).toBe(1);
  });

  test('is red for a circle and for an orphan', () => {
    plant({ 'shared/base/a.ts': uses('./b.ts'), 'shared/base/b.ts': uses('./a.ts'), 'shared/base/alone.ts': offers });
    const { status, said } = cruise();
    expect(said).toContain('no-circles: shared/base/a.ts');
    expect(said).toContain('no-orphans: shared/base/alone.ts');
    expect(status).toBe(1);
  });

  test('is red when it is blind', () => {
    plant({ ...base, 'shared/domain/a.ts': uses('#shared/base/must.ts') });
    writeFileSync(path.join(house, 'shared/domain/unread.ts'), offers);
    const rules = path.join(house, 'build/rules/rooms.cjs');
    writeFileSync(rules, `${'module.exports = { forbidden: [], options: { exclude: { path: "unread" } } };'}\n`);
    const { status, said } = cruise();
    cpSync(path.join(root, 'build/rules/rooms.cjs'), rules);
    expect(said).toContain('blind');
    expect(status).toBe(1);
  });
}, 60_000);

describe('[HOST2] the other gates', () => {
  test('types: the domain cannot even name the window', () => {
    plant({ 'shared/domain/a.ts': 'export const title = window.document.title;\n' });
    const { status, said } = run('node_modules/typescript/bin/tsc', '-p', 'shared');
    expect(said).toContain("Cannot find name 'window'");
    expect(status).not.toBe(0);
  });

  test.each([
    ['no-restricted-properties', 'export const now = () => Date.now();\n'],
    ['no-restricted-properties', 'export const dice = () => Math.random();\n'],
    ['clockless', 'export const now = () => new Date();\n'],
    ['explained-cast', 'export const name = (x: unknown) => x as string;\n'],
    ['no-non-null-assertion', 'export const first = (x: readonly string[]) => x[0]!;\n'],
    ['no-floating-promises', 'async function tell() {}\nexport function go() {\n  tell();\n}\n'],
  ])('lint: %s', (rule, text) => {
    plant({ 'shared/domain/a.ts': text });
    const { status, said } = run('node_modules/oxlint/bin/oxlint', '--deny-warnings');
    expect(said).toContain(rule);
    expect(status).not.toBe(0);
  });
}, 60_000);
