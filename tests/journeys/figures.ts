import type { Page } from 'playwright-core';

/** Of each kind of figure ("On hand of …") this many are asked on a screen. */
const OF_A_KIND = 3;

/** What a figure's text says: the last number of "× €1.50", "−3" or "1,250.5 kg". */
function number(text: string): number {
  return Number(text.replaceAll(/[\u2212\u2013]/g, '-').replaceAll(/[^\d.-]/g, ''));
}

/** Presses figures of every kind on the screen: what is wrong with the explanations of the figures on the screen; how many were asked. */
export async function walkFigures(page: Page): Promise<{ readonly asked: number; readonly wrong: readonly string[] }> {
  const main = page.getByRole('main');
  await main.locator('[data-figure]').first().waitFor();
  const names = await main
    .locator('[data-figure]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  const kinds = new Map<string, number>();
  const chosen = names.flatMap((name, index) => {
    const kind = name.split(/ of | for |:/)[0] ?? '';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return (kinds.get(kind) ?? 0) <= OF_A_KIND ? [{ name, index }] : [];
  });
  const wrong: string[] = [];
  for (const { name, index } of chosen) {
    const figure = main.locator('[data-figure]').nth(index);
    const text = await figure.innerText();
    const shown = number(text);
    await figure.click();
    const explained = page.locator('.ui-explain');
    await explained.locator('.ui-explain-total').waitFor();
    const texts = await explained.locator('li:not(.ui-explain-total) > .ui-figures').allInnerTexts();
    const total = number(await explained.locator('.ui-explain-total > .ui-figures').innerText());
    const factor = texts.find((text) => text.startsWith('×'));
    const parts = texts.filter((text) => text !== factor).map(number);
    const sum = parts.reduce((all, part) => all + part, 0) * (factor === undefined ? 1 : number(factor));
    // Money is shown in whole units where there is little room, and a part is rounded for itself.
    // A part in percent, such as a margin, is that of what its last part is taken from.
    const said = text.includes('%') ? (total / (total - (parts.at(-1) ?? 0))) * 100 : total;
    const isTotal = Math.abs(said - shown) < (Number.isInteger(shown) ? 1 : 0.06);
    if (!isTotal || Math.abs(sum - total) > 0.011)
      wrong.push(`${name}: ${texts.join(' + ')} = ${total}, shown ${shown}`);
    // Esc closes it from within, and the focus gets there a moment after it is shown.
    await explained.locator(':focus').waitFor();
    await page.keyboard.press('Escape');
    await explained.waitFor({ state: 'hidden' });
  }
  return { asked: chosen.length, wrong };
}
