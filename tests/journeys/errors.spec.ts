import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, freePort, oneDesk, ways } from './drive.ts';
import { startServer } from './servers.ts';
import { connectTo, dialog, fixture, goToSettings, importForm, region, startEmpty, discarded } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-errors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the clipboard holds, as it arrives where a person pastes it. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => document.body.append(document.createElement('textarea')));
  const box = page.locator('body > textarea');
  await box.focus();
  await page.keyboard.press('Control+v');
  const text = await box.inputValue();
  await box.evaluate((element) => element.remove());
  return text;
}

/** The log as a person saves it. */
async function savedLog({ page, electron }: Pick<Desk, 'page' | 'electron'>): Promise<string> {
  await goToSettings(page, 'Log');
  const button = region(page, 'Log').getByRole('button', { name: 'Save the log' });
  if (electron) {
    const place = path.join(folder, 'saved.log');
    await electron.evaluate(({ session }, to) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(to));
    }, place);
    await button.click();
    await expect.poll(() => existsSync(place)).toBe(true);
    return readFileSync(place, 'utf8');
  }
  const saving = page.waitForEvent('download');
  await button.click();
  return readFileSync(await (await saving).path(), 'utf8');
}

describe.each(ways)('errors $way', ({ launch }) => {
  const desk = oneDesk(launch);
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer({ port: await freePort(), data: mkdtempSync(path.join(folder, 'server-')) });
  });
  afterAll(async () => {
    await server.kill();
  });

  test('[SH33] the details of a failure are copied with what runs here', async () => {
    const { page } = desk;
    await startEmpty(page);
    await page.keyboard.press('Control+i');
    const form = importForm(page);
    await form.getByLabel('File to import').setInputFiles(fixture('program.bin'));
    await form.getByText('This file is not text, so it is no CSV file.').waitFor();
    await form.getByRole('button', { name: 'Copy details' }).click();
    await form.getByRole('button', { name: 'Copied' }).waitFor();
    await page.keyboard.press('Escape');
    const [program, at, details] = (await pasted(page)).split('\n');
    expect(program).toMatch(/^Stockroom \d+\.\d+\.\d+ · (Electron|Node) \d+.* · linux$/);
    expect(Date.parse(at ?? '')).toBeGreaterThan(Date.now() - 600_000);
    expect(details).toMatch(/^file-/);
  });

  test('[LOG2] [LOG5] [LOG6] a refused token is in the log by its code, and neither the token nor a name is', async () => {
    const { page } = desk;
    const wrong = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';
    await goToSettings(page, 'Sharing');
    await page.getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(page, server.url, wrong, 'Zenobia');
    const form = dialog(page, 'Connect to a shop');
    await form.getByRole('button', { name: 'Copy details' }).waitFor();
    await page.keyboard.press('Escape');
    await discarded(form);
    const log = await savedLog(desk);
    const what = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly what: string; readonly details?: string; readonly code?: string });
    expect(what.map((line) => line.what)).toContain('started');
    expect(what).toContainEqual(
      expect.objectContaining({ what: 'shown', details: expect.stringMatching(/^token-refused/) }),
    );
    expect(what).toContainEqual(expect.objectContaining({ what: 'refused', code: 'token-refused' }));
    for (const private_ of [wrong, server.token, 'Zenobia', 'Anna', 'Corner shop']) expect(log).not.toContain(private_);
  });
});
