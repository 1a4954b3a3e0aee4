import type { OrderAct } from '../operations/operation.ts';
import type { ParcelState } from '../operations/rows.ts';
import { type States, stepsFrom } from '../operations/transitions.ts';

/** What is done with a parcel: always a step of its order. */
export type ParcelAct = Extract<OrderAct, 'unpack' | 'repack' | 'ship' | 'deliver' | 'cancel'>;

type ParcelFacts = {
  /** It is on its way or has arrived: the store is told of it. */
  readonly left: boolean;
};

/** Every state of a parcel: the one place that knows what a state means (DATA-R16). It begins packed, or shipped where nobody packed first. */
export const parcelStates: States<ParcelState, ParcelAct, ParcelFacts> = {
  packed: {
    left: false,
    steps: { unpack: ['void'], repack: ['packed', 'void'], ship: ['shipped'], cancel: ['void', 'packed'] },
  },
  // A shipping of very many lines goes on in several acts, in each of which more of the parcel leaves (ORD15): none of them begins here.
  shipped: { left: true, steps: { deliver: ['delivered'] } },
  delivered: { left: true, steps: {} },
  void: { left: false, steps: {} },
};

/** Whether this can be begun with a parcel in this state. */
export function mayDoWithParcel(state: ParcelState, act: ParcelAct): boolean {
  return stepsFrom(parcelStates, state, act).length > 0;
}

/** Whether a parcel in this state has left the shop. */
export function hasLeft(state: ParcelState): boolean {
  return parcelStates[state].left;
}
