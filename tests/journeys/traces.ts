import type { Page } from 'playwright-core';

/** The gaps between the presses of one scan, in milliseconds: a scanner sends a key every 7–20 ms, never evenly. */
const gaps = [9, 8, 16, 7, 12, 20, 8, 8, 15, 11, 7, 19, 10];
/** How long a scanner holds a key down. */
const HELD_MS = 4;
/** How long ago a trace is stamped to have begun: what a person presses after it is no part of it. */
const AGO_MS = 1_000;

/**
 * Plays what a scanner sends: the keys of a code and Enter behind them, each stamped with the time a scanner would have
 * sent it, so that a busy machine plays the same trace.
 */
export async function playTrace(page: Page, code: string): Promise<void> {
  await playKeys(
    page,
    [...code, 'Enter'].map((key, index) => [gaps[index % gaps.length] ?? 0, key] as const),
  );
}

/** Plays keys of which each is stamped so many milliseconds after the one before; `place`: which key makes the sign. */
export async function playKeys(
  page: Page,
  keys: readonly (readonly [after: number, key: string, place?: string])[],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let at = (Date.now() - AGO_MS) / 1_000;
  const sent: Promise<unknown>[] = [];
  for (const [after, sign, place = placeOf(sign)] of keys) {
    at += after / 1_000;
    const key = { key: sign, code: place, windowsVirtualKeyCode: keyNumberOf(sign) };
    const text = sign === 'Enter' ? '\r' : sign.length === 1 ? sign : undefined;
    // They are done in the order they are sent; waiting for each would keep a scan half-way for as long as a person types.
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text, timestamp: at }));
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: at + HELD_MS / 1_000 }));
  }
  await Promise.all(sent);
  await session.detach();
}

/** Where a sign lies on the keyboard that a scanner pretends to be. */
function placeOf(sign: string): string {
  if (/^\d$/.test(sign)) return `Digit${sign}`;
  if (/^[A-Z]$/.test(sign)) return `Key${sign}`;
  return sign === '-' ? 'Minus' : sign;
}

function keyNumberOf(sign: string): number {
  if (sign === 'Enter') return 13;
  if (sign === 'Escape') return 27;
  if (sign === 'Tab') return 9;
  return sign === '-' ? 189 : sign.charCodeAt(0);
}
