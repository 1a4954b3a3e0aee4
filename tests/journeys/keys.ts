import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a person does who has no mouse, and what they see of it. */

type Stop = {
  /** The name as a screen reader says it. */
  readonly name: string;
  /** What hides it from a person who looks for it; nothing when all is well. */
  readonly hidden: 'outside' | 'covered' | 'unmarked' | null;
};

/** What has the focus, and whether a person sees it and sees that it has the focus; null where nothing has it. */
export async function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const label = isField ? element.labels?.[0]?.textContent : null;
    const name = `${element.role === 'grid' ? 'grid ' : ''}${element.ariaLabel ?? label ?? element.textContent}`.trim();
    const { top, left, bottom, right } = element.getBoundingClientRect();
    const [x, y] = [
      (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
      (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
    ];
    const isOutside = x < left || x > right || y < top || y > bottom || right <= left || bottom <= top;
    if (isOutside) return { name, hidden: 'outside' as const };
    const above = document.elementFromPoint(x, y);
    const part = element.closest('label, .ui-control') ?? element;
    if (!above || !(part.contains(above) || above.contains(element))) return { name, hidden: 'covered' as const };
    const hasRing = (of: Element | null, pseudo?: string) => {
      const style = of && getComputedStyle(of, pseudo);
      return style !== null && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    };
    const isMarked =
      hasRing(element) ||
      hasRing(element, '::after') ||
      hasRing(element.closest('.ui-control')) ||
      hasRing(element.querySelector('[data-at-cursor]'));
    return { name, hidden: isMarked ? null : ('unmarked' as const) };
  });
}

/** Goes on with Tab until something of this name has the focus; every stop on the way can be seen. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < 80; stops++) {
    const now = await focused(page);
    if (now && name.test(now.name)) return expect(now.hidden, now.name).toBeNull();
    if (now && stops > 0) expect(now.hidden, now.name.slice(0, 60)).toBeNull();
    passed.push(now?.name.slice(0, 40) ?? '');
    await press(page, 'Tab');
  }
  throw new Error(`Tab never came to ${name}: ${passed.join(' | ')}`);
}

/** Goes with Tab once around what is shown and answers the stops a person would not see, of how many. */
export async function tour(page: Page) {
  const stops = new Map<string, Stop['hidden']>();
  const marks = async () =>
    page.evaluate(() => {
      const isSeen = document.activeElement?.hasAttribute('data-toured') ?? false;
      document.activeElement?.setAttribute('data-toured', '');
      return isSeen;
    });
  for (let count = 0; count < 200; count++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (await marks()) break;
    if (now) stops.set(`${count}: ${now.name.slice(0, 60)}`, now.hidden);
  }
  // Nobody goes from Tab to a shortcut as quickly as the driver would: that is a scanner's pace.
  await press(page, 'Shift');
  await page.evaluate(() =>
    document.querySelectorAll('[data-toured]').forEach((e) => e.removeAttribute('data-toured')),
  );
  return { count: stops.size, hidden: [...stops].flatMap(([name, why]) => (why ? [`${name} is ${why}`] : [])) };
}

/** Keys as a person types them: what comes quicker is a scanner, which no shortcut hears. */
export const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 70 });
export const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 70 });

/** Does a command by its name in the palette. */
export async function command(page: Page, title: string): Promise<void> {
  await press(page, 'Control+k');
  const palette = page.getByRole('combobox', { name: 'Search commands, products, orders' });
  await palette.waitFor();
  await type(page, title);
  await page
    .getByRole('option', { name: new RegExp(`^${title}`) })
    .first()
    .waitFor();
  await press(page, 'Enter');
  await palette.waitFor({ state: 'hidden' });
}
