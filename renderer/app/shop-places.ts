import type { DeskSession } from '#renderer/db/desk.ts';
import { navigate, shownPath } from '#renderer/ui/location.ts';
import { rememberedWay } from '#renderer/ui/place-memory.ts';

/**
 * Another shop is shown at the list that was shown of the one before, as it was left there itself: nothing that one was
 * asked is asked of this one. Answers its stop.
 */
export function leadToShops(session: Pick<DeskSession, 'snapshot' | 'listen'>): () => void {
  let shown: string | null = null;
  return session.listen(() => {
    const { at } = session.snapshot();
    if (at.state !== 'open') return;
    const { shopId } = at.shop.entry;
    if (shown !== null && shown !== shopId) navigate(rememberedWay(shopId, listOf(shownPath())), { replace: true });
    shown = shopId;
  });
}

/** '/orders/12' stands below '/orders', whose list every shop has. */
function listOf(path: string): string {
  return `/${path.split('/')[1] ?? ''}`;
}
