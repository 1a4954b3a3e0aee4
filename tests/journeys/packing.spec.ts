import { describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import {
  act,
  dialog,
  goTo,
  goToSettings,
  importFiles,
  journeyFile,
  onHand,
  openByCode,
  openListed,
  openPart,
  region,
  said,
  scan,
  startEmpty,
  told,
} from './steps.ts';
import { playTrace } from './traces.ts';

// A scanner's keys reach the window the same way wherever it runs; what is kept over a crash is the host's.
describe('packing in Electron', () => {
  const desk = oneDesk(launchElectron);

  test('[PAK1] [PAK2] [PAK3] [PAK19] an order is chosen by its code; wrong and surplus pieces are caught', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await importFiles(page, [journeyFile('pack-orders.csv')]);
    await openPart(page, 'Packing');
    await playTrace(page, 'P-1');
    await page.getByRole('heading', { name: 'Pack order P-1' }).waitFor();
    await page.getByRole('rowheader', { name: 'Apple A-1' }).waitFor();
    await scan(page, 'A-1', 'Apple: 1 in the parcel, 1 missing');
    await scan(page, 'B-1', 'Banana is not in order P-1. It belongs to order P-2.');
    await scan(page, '5901234123457', 'Nothing has the code 5901234123457.');
    await scan(page, 'SRPKFINISH', '2 lines are not in a parcel yet');
    await scan(page, 'C-1', 'Cherry: 1 in the parcel, complete');
    await scan(page, 'C-1', 'Too many: all Cherry of this order is packed already.');
    await scan(page, 'SRPKUNDO', 'Taken back: Cherry is out of the parcel again.');
    expect(await page.getByRole('button', { name: 'Finish' }).isDisabled()).toBe(true);
  });

  test('[PAK5] [PAK7] [PAK12] [PAK14] [PAK15] [PAK17] what was scanned is there after a crash; two parcels are closed by key and command', async () => {
    const page = await desk.crash();
    await openPart(page, 'Packing');
    await page.getByRole('tab', { name: /^All to pack/ }).click();
    await page.getByRole('grid', { name: 'Packing' }).getByText('Parcel open here').waitFor();
    await playTrace(page, 'P-1');
    await said(page, 'The parcel is as you left it');
    await page.getByText('3 wrong scans caught').waitFor();
    await page.getByRole('searchbox', { name: 'Scan what goes into the parcel' }).focus();
    await page.keyboard.press('F8');
    await said(page, 'The parcel is closed.');
    await scan(page, 'A-1', 'Apple: 1 in the parcel, complete');
    await scan(page, 'C-1', 'Cherry: 1 in the parcel, complete');
    await scan(page, 'SRPKTRKNO', 'Scan the tracking number of the parcel.');
    await scan(page, '00340434161094042557', 'Parcel 2: tracking number DHL 00340434161094042557 kept.');
    await scan(page, 'SRPKTRKNO', 'Scan the tracking number of the parcel.');
    await scan(page, '00340434161094042558', 'Parcel 2: the check digit of a number of DHL would be another');
    await scan(
      page,
      '1Z999AA10123456784',
      'Parcel 2 has the number 00340434161094042557. Scan 1Z999AA10123456784 once more',
    );
    await scan(page, 'SRPKNEXT', 'Order P-1 is packed whole.');
    await page.getByText('Packed and not shipped yet').waitFor();
  });

  test('[PAK8] [PAK9] its parcels ship once, by a scan, and are marked as delivered on its page', async () => {
    const { page } = desk;
    await playTrace(page, 'SRPKSHIP');
    await told(page, 'Order P-1: 2 parcels shipped');
    await page.getByRole('heading', { name: 'Packing', exact: true }).waitFor();
    await openByCode(page, 'A-1');
    await expect.poll(() => onHand(page)).toBe(8);
    await goTo(page, 'Orders');
    await page.getByRole('tab', { name: /^Shipped/ }).click();
    await openListed(page, 'P-1');
    const parcels = region(page, 'Parcels');
    await parcels.getByText(/DHL.*00340434161094042557/).waitFor();
    for (const name of ['Acts of parcel 1 of 2', 'Acts of parcel 2 of 2']) {
      await parcels.getByRole('button', { name }).click();
      await page.getByRole('menuitem', { name: 'Mark as delivered' }).click();
      await told(page, 'Order P-1: parcel delivered');
    }
    await page.locator('.ui-page-title').getByText('Delivered').waitFor();
  });

  test('[PAK7] aborting packs nothing; the next order goes on by its code', async () => {
    const { page } = desk;
    await openPart(page, 'Packing');
    await playTrace(page, 'P-2');
    await page.getByRole('heading', { name: 'Pack order P-2' }).waitFor();
    await scan(page, 'B-1', 'Banana: 1 in the parcel, complete');
    await playTrace(page, 'SRPKSTOP');
    await told(page, 'Packing of order P-2 aborted');
    await playTrace(page, 'P-2');
    await page.getByText('Nothing is in it yet.').waitFor();
    await page.keyboard.press('F9');
    await said(page, 'Nothing is packed yet.');
    expect(desk.complaints).toEqual([]);
  });

  test('[PAK10] an order that is held meanwhile says so, keeps the scans and closes nothing', async () => {
    const { page } = desk;
    await scan(page, 'B-1', 'Banana: 1 in the parcel, complete');
    const station = await page.evaluate(() => location.hash);
    await act(page, 'Open the order');
    await page.getByRole('heading', { name: 'Order P-2' }).waitFor();
    await act(page, 'Hold');
    await dialog(page, 'Hold order P-2').getByRole('button', { name: 'Hold', exact: true }).click();
    await told(page, 'Order P-2 is on hold');
    await page.evaluate((to) => {
      location.hash = to;
    }, station);
    await page.getByText('The order is not to be packed any more: On hold.').waitFor();
    await scan(page, 'SRPKFINISH', 'Order P-2 cannot be packed as it is now: On hold.');
    await act(page, 'Open the order');
    await act(page, 'Resume');
    await page.evaluate((to) => {
      location.hash = to;
    }, station);
    await page.getByText('1 × Banana').waitFor();
    await scan(page, 'SRPKUNDO', 'Taken back: Banana is out of the parcel again.');
  });

  test('[LAB103] [PAK6] [PAK21] a label that cannot be printed by itself says what is saved; who may click needs no scan', async () => {
    const { page } = desk;
    await goToSettings(page, 'Packing');
    await page.getByLabel('Print the address label as soon as a parcel is closed').click();
    await page.getByLabel('Anna may pack without scanning').click();
    await told(page, 'Saved: Packing');
    await openPart(page, 'Packing');
    await playTrace(page, 'P-2');
    await said(page, 'Finish packs what was not scanned, too.');
    await page.getByRole('button', { name: 'Put one Banana in' }).click();
    await said(page, 'Banana: 1 in the parcel, complete');
    await page.getByRole('button', { name: /^Finish/ }).click();
    await said(page, 'Order P-2 is packed whole.');
    const unprinted = await told(page, 'Address label P-2 was not printed.');
    await unprinted.getByText('The parcel of order P-2 is packed and saved.').waitFor();
    await unprinted.getByRole('button', { name: 'Print again' }).click();
    await dialog(page, 'Print address label').waitFor();
    await page.keyboard.press('Escape');
    expect(desk.complaints).toEqual([]);
  });
});
