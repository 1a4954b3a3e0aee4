// From a key to the frame that shows what it did, in the real window.
/** @typedef {import('./figures.ts').Figure} Figure */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ readonly name: string, readonly value: number, readonly unit: Figure['unit'], readonly baseline?: number | null }} Measured */

const FRAME_MS = 1_000 / 60;

/**
 * The middle of some times and what 95 of 100 are within, against one frame.
 * @returns {readonly Measured[]}
 */
export function inFrames(/** @type {string} */ name, /** @type {readonly number[]} */ times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
  return [0.5, 0.95].map((part) => ({
    name: `${name} p${part * 100}, against one frame`,
    value: at(part),
    unit: 'ms',
    baseline: FRAME_MS,
  }));
}

/**
 * Loads the page anew with a listener for Enter ahead of all of the program's: a scanner's Enter is taken before any
 * that comes later hears of it.
 */
export async function heedEnter(/** @type {Page} */ page) {
  await page.addInitScript(() => {
    const onKey = (/** @type {KeyboardEvent} */ { key, timeStamp }) => {
      if (key === 'Enter') window.dispatchEvent(new CustomEvent('bench-enter', { detail: timeStamp }));
    };
    window.addEventListener('keydown', onKey, true);
  });
  await page.reload();
}

/**
 * How long it took from the Enter that `press` ends with to the frame in which this part of the page has this text, in
 * a page that heeds Enter.
 */
export async function untilPainted(
  /** @type {Page} */ page,
  /** @type {{ readonly part: string, readonly text: string }} */ wanted,
  /** @type {() => Promise<void>} */ press,
) {
  await page.evaluate(watch, wanted);
  await press();
  /** @type {number} */
  const took = await page.evaluate('globalThis.benchPainted');
  return took;
}

/** In the page: from the next Enter to the frame in which a part of the page has a text. */
function watch(/** @type {{ readonly part: string, readonly text: string }} */ { part, text }) {
  const painted = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no ${text} in ${part}`)), 20_000);
    const onEnter = (/** @type {Event} */ event) => {
      const from = event instanceof CustomEvent ? Number(event.detail) : Number.NaN;
      const look = () => {
        if (!document.querySelector(part)?.textContent?.includes(text)) return;
        changed.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - from);
          port2.postMessage(null);
        });
      };
      const changed = new MutationObserver(look);
      changed.observe(document.body, { childList: true, subtree: true, characterData: true });
    };
    window.addEventListener('bench-enter', onEnter, { once: true });
  });
  Object.assign(globalThis, { benchPainted: painted });
}
