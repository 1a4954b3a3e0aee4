import { must } from '#shared/base/must.ts';
import { operationText } from '#shared/contract/store/operation.ts';
import type { Forks } from '#shared/domain/operations/forks.ts';
import type { OpId, PersonId, ShopId, WriterId } from '#shared/domain/operations/ids.ts';
import { presentVersion } from '#shared/domain/operations/operation.ts';
import type { TakenBack } from '#shared/domain/operations/taken-back.ts';
import type { ShopRow } from '#server/database/tables.ts';

type Forked = {
  readonly opId: OpId;
  /** The epoch that begins; it is its own writer. */
  readonly logEpoch: string;
  /** How far each earlier epoch holds. */
  readonly forks: Forks;
  /** What was taken back; null where a server was set back. */
  readonly takenBack: TakenBack | null;
  readonly at: number;
  readonly actor: PersonId;
};

/** The text of the operation by which a log says that a new epoch begins. Throws where nobody has claimed the shop. */
export function forkedText(
  { shop_id }: Pick<ShopRow, 'shop_id'>,
  { opId, logEpoch, forks, takenBack, at, actor }: Forked,
): string {
  return operationText({
    opId,
    shopId: must(shop_id, 'the shop is claimed') as ShopId,
    writerId: logEpoch as WriterId,
    writerSeq: 1,
    seen: null,
    skewMs: null,
    type: 'log.forked',
    v: presentVersion['log.forked'],
    entities: [],
    payload: { logEpoch, forks: Object.entries(forks).map(([epoch, seq]) => ({ logEpoch: epoch, seq })), takenBack },
    occurredAt: at,
    actor,
  });
}
