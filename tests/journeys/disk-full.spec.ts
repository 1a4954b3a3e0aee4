import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reserveName } from '#electron/journal/disk.ts';
import { must } from '#shared/base/must.ts';
import { smallDisk } from '#tests/fixtures/small-disk.ts';
import { findings } from './axe.ts';
import { type Desk, launchElectron } from './drive.ts';
import {
  adjust,
  chip,
  dialog,
  importFiles,
  journeyFile,
  onHand,
  openByCode,
  proof,
  search,
  startEmpty,
  stockRow,
  told,
} from './steps.ts';

const disk = await smallDisk(30, false);

describe.skipIf(!disk)('a disk of 30 MB that fills while a person works', () => {
  const small = () => must(disk, 'a small disk is mounted');
  const profile = () => path.join(small().folder, 'profile');
  let desk: Desk;
  beforeAll(async () => {
    desk = await launchElectron({ profile: profile() });
  });
  afterAll(async () => {
    await desk.close();
    small().close();
  });

  test('[DATA-P3] [JRN21] [SH121] what is typed stays, nothing that was saved is lost, and it goes on by itself', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await openByCode(page, 'A-1');
    await adjust(page, { reason: 'Receive', quantity: '5' });
    await expect.poll(() => existsSync(path.join(profile(), reserveName))).toBe(true);

    small().fill();
    const alarm = page.getByRole('alert', { name: 'The disk is full.' });
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    await quantity.fill('7');
    await form.getByRole('button', { name: 'Adjust stock' }).click();
    await form.getByText('The disk is full.').waitFor();
    expect(await quantity.inputValue()).toBe('7');
    await alarm.waitFor({ state: 'attached' });
    expect(await chip(page).innerText()).toContain('Writing stopped');
    expect(existsSync(path.join(profile(), reserveName))).toBe(false);

    small().free();
    await alarm.waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Adjust stock' }).click();
    await form.waitFor({ state: 'hidden' });
    await told(page, 'Receive:');
    await expect.poll(() => onHand(page)).toBe(22);
    await expect.poll(() => existsSync(path.join(profile(), reserveName))).toBe(true);
  });

  test('[DATA-P3] [JRN20] full to the last byte and killed there, it opens with all that was saved, and says so', async () => {
    const before = await proof(desk.page);
    small().fill();
    await desk.kill();
    desk = await launchElectron({ profile: profile() });
    const { page } = desk;
    const alarm = page.getByRole('alert', { name: 'The disk is full.' });
    await alarm.waitFor();
    expect(await findings(page, 'a full disk')).toEqual([]);
    await search(page, 'apple');
    await stockRow(page, 'Apple').waitFor();
    small().free();
    await alarm.waitFor({ state: 'detached' });
    await search(page, '');
    await openByCode(page, 'A-1');
    expect(await onHand(page)).toBe(22);
    expect(await proof(page)).toEqual(before);
    expect(desk.complaints).toEqual([]);
  });

  test('[BAK47] [BAK48] read-only when it is started, the shop opens to be read, says why, and nothing is written', async () => {
    await desk.close();
    const before = readdirSync(small().folder, { recursive: true }).map(String).sort();
    expect(small().readOnly(true)).toBe(true);
    desk = await launchElectron({ profile: profile() });
    const { page } = desk;
    const alarm = page.getByRole('alert', { name: 'The disk can only be read.' });
    await alarm.waitFor({ timeout: 60_000 });
    await openByCode(page, 'A-1');
    expect(await onHand(page)).toBe(22);
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    await form.getByRole('textbox', { name: 'Quantity' }).fill('7');
    await form.getByRole('button', { name: 'Adjust stock' }).click();
    await form.getByText('The disk can only be read.').waitFor();
    await desk.close();
    expect(readdirSync(small().folder, { recursive: true }).map(String).sort()).toEqual(before);
    expect(small().readOnly(false)).toBe(true);
    desk = await launchElectron({ profile: profile() });
    await openByCode(desk.page, 'A-1');
    await adjust(desk.page, { reason: 'Receive', quantity: '1' });
    await expect.poll(() => onHand(desk.page)).toBe(23);
  });
});
