import { describe, expect, test } from 'vitest';
import { chanceFrom } from '#tests/fakes/forgetful-files.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { adjust, dialog, importFiles, journeyFile, onHand, openByCode, proof, startEmpty } from './steps.ts';

const KILLS = 6;

describe('a program killed in the middle of an act', () => {
  const desk = oneDesk(launchElectron);

  test('[DATA-P1] [DATA-R2] what was called saved is there, what was under way is there whole or not at all', {
    timeout: 240_000,
  }, async () => {
    const seed = Number(process.env['STOCKROOM_SEED'] ?? Math.floor(Math.random() * 1e6));
    const chance = chanceFrom(seed);
    await startEmpty(desk.page);
    await importFiles(desk.page, [journeyFile('fruit.csv')]);
    await openByCode(desk.page, 'A-1');
    let least = 10;
    const ends: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await adjust(desk.page, { reason: 'Receive', quantity: '3' });
      least += 3;
      await desk.page.getByRole('button', { name: 'Adjust stock' }).first().click();
      const form = dialog(desk.page, 'Adjust stock');
      await form.getByRole('textbox', { name: 'Quantity' }).fill('1');
      const afterMs = Math.floor(chance() * 40);
      // From the press on: refused or not, transaction, journal, answer.
      await form.getByRole('button', { name: 'Adjust stock' }).click({ noWaitAfter: true });
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      const page = await desk.crash();
      await openByCode(page, 'A-1');
      const found = await onHand(page);
      expect([least, least + 1], `seed ${seed}, killed ${afterMs} ms after the press`).toContain(found);
      ends.push(`${afterMs} ms (${found === least ? 'not there' : 'there'})`);
      least = found;
    }
    console.info(`killed after the press, from seed ${seed}: ${ends.join(', ')}`);
    await proof(desk.page);
  });
});
