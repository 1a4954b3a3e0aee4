import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { dialog, goTo, goToSettings, openDemo, told } from './steps.ts';

describe('look', { timeout: 300_000 }, () => {
  const desk = oneDesk(launchElectron);
  beforeAll(() => openDemo(desk.page), 240_000);
  test('looks', async () => {
    const { page, electron } = desk as unknown as { page: Page; electron: never };
    const app = must(electron as never, 'e') as { evaluate: (f: unknown, a?: unknown) => Promise<unknown> };
    const size = async (w: number, h: number) => {
      await app.evaluate(({ BrowserWindow }: never, s: number[]) => (BrowserWindow as never as { getAllWindows: () => { setContentSize: (a: number, b: number) => void }[] }).getAllWindows()[0]?.setContentSize(s[0] as number, s[1] as number), [w, h]);
      await page.waitForTimeout(500);
    };
    const shot = (n: string) => page.screenshot({ path: `/tmp/beside-${n}.png` });
    await size(1024, 700);
    const stick = mkdtempSync(path.join(tmpdir(), 'st-'));
    await app.evaluate(({ dialog: d }: never, a: string) => { (d as never as { showOpenDialog: unknown }).showOpenDialog = async () => ({ canceled: false, filePaths: [a] }); }, stick);
    await goToSettings(page, 'Backup');
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await told(page, 'The backup was written, read back and is right.');
    await shot('1-settings');
    await page.getByRole('button', { name: 'Look at it' }).click();
    const form = dialog(page, 'Restore a backup');
    await form.getByText('Every part of it was read').waitFor();
    await shot('2-dialog');
    await form.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('note', { name: /^Backup of/ }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2500);
    await shot('3-open');
    for (const [i, name] of ['Stock', 'Orders', 'Activity', 'Channels', 'Counts', 'Purchasing'].entries()) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).first().click().catch(() => undefined);
      await page.waitForTimeout(900);
      await shot(`4-${i}-${name}`);
    }
    await goTo(page, 'Stock');
    await page.getByRole('grid', { name: 'Stock' }).focus();
    await page.keyboard.press('a');
    await page.waitForTimeout(600);
    await shot('5-adjust');
    await page.keyboard.press('Escape');
    for (const s of ['Backup', 'Sharing', 'Shop']) {
      await goToSettings(page, s).catch(() => undefined);
      await page.waitForTimeout(700);
      await shot(`6-${s}`);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await size(1280, 800);
    await goTo(page, 'Stock');
    await page.waitForTimeout(600);
    await shot('7-dark');
    await page.getByRole('note', { name: /^Backup of/ }).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('note', { name: /^Backup of/ }).waitFor({ state: 'hidden' });
    await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').waitFor({ timeout: 90_000 });
    await page.waitForTimeout(1000);
    await shot('8-back');
    const dbs = await page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name));
    console.log(dbs, desk.complaints);
    expect(dbs.filter((n) => n?.startsWith('copy-'))).toEqual([]);
  });
});
