import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pngOf } from '#tests/fixtures/pictures.ts';
import { findings } from './axe.ts';
import { desksOf, freePort, launchElectron, launchServed } from './drive.ts';
import { startServer } from './servers.ts';
import {
  chip,
  connectTo,
  dialog,
  goTo,
  goToSettings,
  openByCode,
  region,
  search,
  startEmpty,
  stockRow,
  told,
  undo,
} from './steps.ts';

const red = pngOf({ width: 2_400, height: 1_200, colour: [180, 40, 40] });
const blue = pngOf({ width: 300, height: 600, colour: [40, 60, 180] });
const shots = process.env['SHOTS'];

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: path.join(shots, `pictures-${name}.png`) });
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
const tiles = (page: Page) => region(page, 'Pictures').getByRole('listitem');
/** The sizes of the pictures that a place shows, once they are drawn. */
const drawn = (page: Page, within: string) =>
  page
    .locator(`${within} img.picture`)
    .evaluateAll((all) =>
      all.map((one) =>
        one instanceof HTMLImageElement && one.complete ? `${one.naturalWidth}×${one.naturalHeight}` : '',
      ),
    );

/** Gives a file to the page as the system does: pasted, or dropped. */
async function hand(page: Page, type: 'paste' | 'drop', picture: Buffer, at = '.product-page'): Promise<void> {
  await page.locator(at).evaluate(
    (target, [kind, base64]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64 ?? ''), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], 'handed.png', { type: 'image/png' }));
      const options = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      );
    },
    [type, picture.toString('base64')] as const,
  );
}

/** A JPEG as the window itself writes it. */
async function jpegOf(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([wide, high]) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: wide, height: high });
      canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
      return canvas.toDataURL('image/jpeg').split(',')[1];
    },
    [width, height],
  );
  return Buffer.from(base64 ?? '', 'base64');
}

/** The JPEG as a camera held sideways writes it: a note says how it is to be turned, and whatever else it knows. */
function sideways(jpeg: Buffer): Buffer {
  const turned = [1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
  const note = Buffer.concat([
    Buffer.from('Exif\0\0II\x2a\0\x08\0\0\0', 'latin1'),
    Buffer.from(turned),
    Buffer.from('CANARY'),
  ]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, note.length + 2]), note, jpeg.subarray(2)]);
}

/** What the host of a profile keeps of pictures. */
function keptIn(profile: string): readonly Buffer[] {
  const shops = path.join(profile, 'shops');
  return readdirSync(shops).flatMap((shop) => {
    const folder = path.join(shops, shop, 'blobs');
    return readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
  });
}

describe('pictures of products, in Electron and served to Chromium', { timeout: 300_000 }, () => {
  const desks = desksOf(launchElectron);
  const served = desksOf(launchServed);
  const data = mkdtempSync(path.join(tmpdir(), 'stockroom-server-'));
  let server: Awaited<ReturnType<typeof startServer>>;
  let profile: string;
  let first: Page;
  let product: string;
  beforeAll(async () => {
    server = await startServer({ port: await freePort(), data });
    const made = await desks.fresh();
    ({ profile } = made);
    first = made.desk.page;
    await startEmpty(first);
    await goTo(first, 'Stock');
    await first.getByRole('button', { name: 'New product' }).first().click();
    const form = dialog(first, 'New product');
    await form.getByRole('textbox', { name: 'Name' }).fill('Red mug');
    await form.getByRole('textbox', { name: 'SKU' }).fill('MUG-1');
    await first.keyboard.press('Enter');
    await told(first, 'Red mug');
  });
  afterAll(async () => {
    await server.kill();
    rmSync(data, { recursive: true, force: true });
  });

  test('[PIC1] [PIC20] [PIC21] pictures come from files, the clipboard and by drop, are ordered and taken back', async () => {
    await openByCode(first, 'MUG-1');
    product = new URL(first.url()).pathname;
    await region(first, 'Pictures')
      .getByLabel('Add pictures', { exact: true })
      .last()
      .setInputFiles([file('red.png', red), file('list.png', Buffer.from('not a picture'))]);
    await told(first, 'Picture added to Red mug');
    await first.getByText('list.png: This file is no picture').waitFor();
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['96×48']);

    await hand(first, 'paste', blue);
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['96×48', '48×96']);
    await hand(first, 'drop', pngOf({ width: 50, height: 50, colour: [30, 140, 60] }));
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['96×48', '48×96', '50×50']);
    expect(await first.getByRole('dialog').count()).toBe(0);

    await tiles(first).nth(1).getByRole('button', { name: 'Acts for picture 2' }).click();
    await first.getByRole('menuitem', { name: 'Show first' }).click();
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['48×96', '96×48', '50×50']);
    await tiles(first).nth(2).getByRole('button', { name: 'Acts for picture 3' }).click();
    await first.getByRole('menuitem', { name: 'Remove picture' }).click();
    await undo(first, 'Picture removed from Red mug');
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['48×96', '96×48', '50×50']);
    await shot(first, 'page');

    await tiles(first)
      .first()
      .getByRole('button', { name: /^View large/ })
      .click();
    await expect.poll(() => drawn(first, '[role="dialog"]')).toEqual(['300×600']);
    await first.keyboard.press('ArrowRight');
    await expect.poll(() => drawn(first, '[role="dialog"]')).toEqual(['1600×800']);
    await shot(first, 'large');
    expect(await findings(first, 'a picture seen large')).toEqual([]);
    await first.keyboard.press('Escape');
    await dialog(first, 'Red mug').waitFor({ state: 'hidden' });
    expect(await findings(first, 'a product with pictures')).toEqual([]);

    await tiles(first).nth(2).dragTo(tiles(first).nth(0));
    await told(first, 'Pictures of Red mug in a new order');
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['50×50', '48×96', '96×48']);
    await undo(first, 'Pictures of Red mug in a new order');
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['48×96', '96×48', '50×50']);
  });

  test('[PIC2] a photograph is kept upright, without what its camera wrote beside it', async () => {
    const tile = tiles(first).nth(3);
    const photo = sideways(await jpegOf(first, 400, 200));
    await region(first, 'Pictures')
      .getByLabel('Add pictures', { exact: true })
      .last()
      .setInputFiles([file('photo.jpg', photo)]);
    await tile.waitFor();
    await expect.poll(() => drawn(first, '.picture-tile')).toEqual(['48×96', '96×48', '50×50', '48×96']);
    const kept = keptIn(profile);
    expect(kept).toHaveLength(4);
    expect(kept.filter((bytes) => bytes.includes('CANARY') || bytes.includes('Exif'))).toEqual([]);
    await tile.getByRole('button', { name: 'Acts for picture 4' }).click();
    await first.getByRole('menuitem', { name: 'Remove picture' }).click();
    await told(first, 'Picture removed from Red mug');
    expect(keptIn(profile)).toHaveLength(4);
  });

  test('[PIC20] a picture that is dropped elsewhere opens no import', async () => {
    await goTo(first, 'Orders');
    await hand(first, 'drop', blue, 'main');
    await told(first, 'Pictures belong to a product');
    expect(await first.getByRole('dialog').count()).toBe(0);
  });

  test('[PIC22] the stock list shows the first picture where a person wants that, after a restart too', async () => {
    await goTo(first, 'Stock');
    expect(await stockRow(first, 'Red mug').locator('img.picture').count()).toBe(0);
    await first.getByRole('button', { name: 'Columns' }).click();
    await first.getByRole('checkbox', { name: 'Picture' }).check();
    await first.keyboard.press('Escape');
    await expect.poll(() => drawn(first, '[role="grid"]')).toEqual(['48×96']);
    await desks.close(profile);
    first = (await desks.again(profile)).page;
    await goTo(first, 'Stock');
    await expect.poll(() => drawn(first, '[role="grid"]')).toEqual(['48×96']);
    await shot(first, 'list');
  });

  test('[PIC14] a desk that joins shows them too', async () => {
    await goToSettings(first, 'Sharing');
    await first.getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(first, server.url, server.token, 'Anna');
    await first.getByText('This shop is shared now.').waitFor({ timeout: 180_000 });
    await chip(first).getByText('Shared', { exact: true }).waitFor();

    const second = (await served.fresh()).desk.page;
    await dialog(second, 'Welcome').getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(second, server.url, server.token, 'Ben');
    await second.getByRole('heading', { name: 'Dashboard', exact: true }).waitFor({ timeout: 180_000 });
    await goTo(second, 'Stock');
    await search(second, 'mug');
    await openByCode(second, 'MUG-1');
    expect(new URL(second.url()).pathname).toBe(product);
    await expect.poll(() => drawn(second, '.picture-tile')).toEqual(['48×96', '96×48', '50×50']);
    await shot(second, 'second');
  });
});
