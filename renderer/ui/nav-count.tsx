import { CountBadge } from './badge.tsx';
import type { Tone } from './text.tsx';

/** How many wait behind an entry of the navigation, kept up to date by the hook it is given. */
export function NavCount({ useCount, tone }: { readonly useCount: () => number | null; readonly tone?: Tone }) {
  const count = useCount();
  return count ? <CountBadge count={count} tone={tone} /> : null;
}
