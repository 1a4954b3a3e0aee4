import type { Act } from './act.ts';
import { movementId } from './ids.ts';
import type { Operation, StockLine } from './operation.ts';
import type { Movement } from './rows.ts';

/** The ledger lines of an act; `seq` is the shop server's sequence number, null without a server. */
export function movementsOf({ op, effects }: Act, seq: number | null): readonly Movement[] {
  const { stock, document } = effects;
  return stock.map((line, i) =>
    withLot(line, {
      id: movementId(op.opId, i),
      opId: op.opId,
      variantId: line.variantId,
      locationId: line.locationId,
      quantity: line.quantity,
      reason: line.reason,
      costTotal: line.costTotal,
      reverses: line.reverses,
      tracks: line.tracks,
      document,
      note: noteOf(op, i),
      occurredAt: op.occurredAt,
      actor: op.actor,
      writerId: op.writerId,
      writerSeq: op.writerSeq,
      seen: op.seen,
      skewMs: op.skewMs,
      seq,
    }),
  );
}

function withLot({ lotId }: StockLine, movement: Movement): Movement {
  return lotId === undefined ? movement : { ...movement, lotId };
}

function noteOf(op: Operation, line: number): string | null {
  if (op.type === 'count.posted') return op.payload.lines[line]?.note ?? null;
  return op.type === 'stock.recorded' ? op.payload.note : null;
}
