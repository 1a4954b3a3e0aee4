import type { Page } from 'playwright-core';

/**
 * What of the dialog that is shown does not fit the window: an edge beyond it, a content that would have to be scrolled
 * sideways, a field or a button that is cut at the side. Empty where all of it fits.
 */
export function misfits(page: Page, view: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const shown = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    if (!shown) return [`${name}: no dialog is shown`];
    const box = shown.getBoundingClientRect();
    const isBeyond = box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight;
    const wide = [...shown.querySelectorAll('.ui-dialog-content, .ui-dialog-foot')].filter(
      (part) => part.scrollWidth > part.clientWidth + 1,
    );
    const cut = [...shown.querySelectorAll<HTMLElement>('button, input:not([type="file"]), textarea, select')].filter(
      (control) => {
        const { left, right, width } = control.getBoundingClientRect();
        return width > 1 && !control.closest('[role="grid"]') && (left < box.left - 1 || right > box.right + 1);
      },
    );
    return [
      ...(isBeyond ? [`${name}: an edge lies beyond the window`] : []),
      ...wide.map((part) => `${name}: ${part.className} is wider than the dialog`),
      ...cut.map((control) => `${name}: ${control.getAttribute('aria-label') ?? control.textContent} is cut`),
    ];
  }, view);
}
