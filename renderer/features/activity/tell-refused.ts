import { navigate } from '#renderer/ui/location.ts';
import { toast } from '#renderer/ui/toast.tsx';
import type { Wording } from './act-words.ts';
import { type TurnFailure, turnFailureWords } from './turn-refused.ts';

/** Tells of an undo or a redo that was refused, with the way to its order; it goes once something else is done. */
export function tellRefused(failure: TurnFailure, wording: Wording): void {
  const { moved } = failure;
  const action = moved && {
    label: wording.t('activity.attention.openOrder', { number: moved.number }),
    run: () => navigate(`/orders/${moved.orderId}`),
  };
  toast.refused(turnFailureWords(failure, wording), action);
}
