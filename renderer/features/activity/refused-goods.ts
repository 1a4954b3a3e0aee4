import type { GoneOrder } from './gone-order.queries.ts';
import type { RefusedStep } from './refused-step.queries.ts';

/** What is to be done about goods in hand, or in a parcel, that no book knows of. */
export type GoodsAdvice = 'ship' | 'leftTwice' | 'takeBack' | 'putBack' | 'look' | GoneAdvice;

/** The same of an order that is not here any more; of one that was split off, the other asks for its goods again. */
export type GoneAdvice = 'anew' | 'splitGoods' | 'lookAnew' | 'lookSplit';

/** What a person has to do after an act on an order was refused: the goods are where the act left them, the books are not. */
export function goodsAdvice({
  act,
  isOver,
  pieces,
  gone,
}: Pick<RefusedStep, 'act' | 'isOver' | 'pieces' | 'gone'>): GoodsAdvice {
  if (gone) return goneAdvice(gone, pieces.length > 0 && (act === 'ship' || act === 'pick' || act === 'pack'));
  if (pieces.length === 0) return 'look';
  switch (act) {
    case 'ship':
      return isOver ? 'leftTwice' : 'ship';
    case 'return':
      return 'takeBack';
    case 'pick':
    case 'pack':
      return 'putBack';
    case 'putBack':
    case 'unpack':
    case 'repack':
    case 'deliver':
    case 'cancel':
    case 'hold':
    case 'resume':
    case 'reopen':
    case 'relocate':
    case null:
      return 'look';
  }
}

/** What a person has to do about an order that is not here any more, and goods that were taken in hand for it. */
export function goneAdvice({ origin }: Pick<GoneOrder, 'origin'>, hasGoods: boolean): GoneAdvice {
  if (origin === 'split') return hasGoods ? 'splitGoods' : 'lookSplit';
  return hasGoods ? 'anew' : 'lookAnew';
}
