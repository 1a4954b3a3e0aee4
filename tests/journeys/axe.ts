import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Every rule of axe on the window as it stands, or on what lies within a selector, in light and in dark; the answer is
 * what it found, in words.
 */
export async function findings(page: Page, view: string, within?: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction((scheme) => document.documentElement.dataset['scheme'] === scheme, colorScheme);
    const said = await page.evaluate(async (selector) => {
      // What still fades in has other colours than what a person reads in the end.
      const moving = () =>
        document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(moving().map(({ finished }) => finished));
      type Found = { id: string; nodes: { html: string; any: { message: string }[] }[] };
      type Options = { resultTypes: string[] };
      type Axe = { run: (within: string | Document, options: Options) => Promise<{ violations: Found[] }> };
      // Put there by the line above.
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(selector ?? document, {
        resultTypes: ['violations'], // of what passed only the first is described, which nobody reads
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
      );
    }, within);
    found.push(...said.map((words) => `${view}, ${colorScheme}: ${words}`));
  }
  return found;
}
