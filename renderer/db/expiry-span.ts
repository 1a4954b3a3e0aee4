import { useCallback, useState } from 'react';
import type { Memory } from './catalogue/first-screen.ts';
import { useShop } from './shop.ts';

/** Within how many days something counts as expiring soon. */
export const expirySpans = [7, 14, 30, 60, 90] as const;
export type ExpirySpan = (typeof expirySpans)[number];

const USUAL = 30;

/** The span of a text that says one; null for any other. */
export function readSpan(text: string | null): ExpirySpan | null {
  return expirySpans.find((span) => String(span) === text) ?? null;
}

/** The span that was chosen last for a shop on this computer. */
export function rememberedSpan(memory: Memory, dbName: string): ExpirySpan {
  return readSpan(memory.getItem(keyOf(dbName))) ?? USUAL;
}

/** Keeps the span that was chosen for a shop on this computer. */
export function rememberSpan(memory: Memory, dbName: string, span: ExpirySpan): void {
  memory.setItem(keyOf(dbName), String(span));
}

function keyOf(dbName: string): string {
  return `expiry-span:${dbName}`;
}

/** The span of the open shop, and how to choose another. */
export function useExpirySpan(): readonly [ExpirySpan, (span: ExpirySpan) => void] {
  const { dbName } = useShop().entry;
  const [span, setSpan] = useState(() => rememberedSpan(localStorage, dbName));
  const choose = useCallback(
    (next: ExpirySpan) => {
      rememberSpan(localStorage, dbName, next);
      setSpan(next);
    },
    [dbName],
  );
  return [span, choose];
}
