import type { RefusedStep } from './attention.queries.ts';

/** What is to be done about goods in hand, or in a parcel, that no book knows of. */
export type GoodsAdvice = 'ship' | 'leftTwice' | 'takeBack' | 'putBack' | 'look';

/** What a person has to do after an act on an order was refused: the goods are where the act left them, the books are not. */
export function goodsAdvice({ act, isOver, pieces }: Pick<RefusedStep, 'act' | 'isOver' | 'pieces'>): GoodsAdvice {
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
    case 'relocate':
    case null:
      return 'look';
  }
}
