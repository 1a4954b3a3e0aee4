import { create } from 'zustand';
import { keptFields } from '#shared/base/kept-fields.ts';
import { type PaperId, paperIds } from '#shared/domain/labels/paper.ts';

/** What is printed of a parcel on this computer, and on which labels. */
export type PackingChoices = {
  /** Whether a paper goes to its printer by itself as soon as a parcel is closed. */
  readonly slipAtOnce: boolean;
  readonly labelAtOnce: boolean;
  readonly labelPaper: PaperId;
};

const home = 'stockroom.packing';
const plain: PackingChoices = { slipAtOnce: false, labelAtOnce: false, labelPaper: 'roll-102x51' };

/** The choices of this computer, as last made. */
export const usePackingChoices = create<PackingChoices>(() => readPackingChoices(localStorage.getItem(home)));

/** Changes some of the choices and keeps them. */
export function choosePacking(changes: Partial<PackingChoices>): void {
  usePackingChoices.setState(changes);
  localStorage.setItem(home, JSON.stringify(usePackingChoices.getState()));
}

/** The choices in a kept text; what is missing or unknown is as at first. */
function readPackingChoices(text: string | null): PackingChoices {
  const kept = keptFields(text);
  return {
    slipAtOnce: kept['slipAtOnce'] === true,
    labelAtOnce: kept['labelAtOnce'] === true,
    labelPaper: paperIds.find((id) => id === kept['labelPaper']) ?? plain.labelPaper,
  };
}
