import { AROUND_MS } from '#shared/domain/operations/before.ts';
import { readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import type { ClockNews } from '#renderer/db/work.ts';

/**
 * Whether the clock of this computer is wrong: by more than two minutes from the server's, as last measured, or, without
 * a server, behind the newest act that was made here, which happens only where it was set back.
 */
export async function clockNews(db: ShopDatabase, now: number): Promise<ClockNews | null> {
  const desk = await readDesk(db);
  if (!desk) return null;
  if (desk.connected && desk.skewMs !== null)
    return Math.abs(desk.skewMs) > AROUND_MS ? { against: 'server', behindMs: desk.skewMs } : null;
  const newest = await db.operations.orderBy('no').last();
  const behindMs = newest && newest.writerId === desk.writerId ? newest.at - now : 0;
  return behindMs > AROUND_MS ? { against: 'acts', behindMs } : null;
}
