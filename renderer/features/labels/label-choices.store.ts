import { create } from 'zustand';
import { keptFields } from '#shared/base/kept-fields.ts';
import { type PaperId, paperIds } from '#shared/domain/labels/paper.ts';

/** What stands on labels, and on what they are printed; kept on this computer. */
export type LabelChoices = {
  readonly paper: PaperId;
  /** The first cell of a sheet that still has a label. */
  readonly startCell: number;
  readonly name: boolean;
  readonly sku: boolean;
  readonly price: boolean;
  /** Where the shop's prices are without tax: whether labels show them with it, as what customers pay. */
  readonly withTax: boolean;
  /** Guessed from names, so only where a person wants it. */
  readonly unitPrice: boolean;
  readonly code: 'by-code' | 'qr' | 'none';
};

const home = 'stockroom.labels';
const plain: LabelChoices = {
  paper: 'roll-57x32',
  startCell: 0,
  name: true,
  sku: true,
  price: true,
  withTax: true,
  unitPrice: false,
  code: 'by-code',
};

/** The choices of this computer, as last made. */
export const useLabelChoices = create<LabelChoices>(() => readChoices(localStorage.getItem(home)));

/** Changes some of the choices and keeps them. */
export function chooseLabels(changes: Partial<LabelChoices>): void {
  useLabelChoices.setState(changes);
  localStorage.setItem(home, JSON.stringify(useLabelChoices.getState()));
}

/** The choices in a kept text; what is missing or unknown is as at first. */
export function readChoices(text: string | null): LabelChoices {
  const kept = keptFields(text);
  const flag = (name: 'name' | 'sku' | 'price' | 'withTax' | 'unitPrice') =>
    typeof kept[name] === 'boolean' ? kept[name] : plain[name];
  return {
    paper: paperIds.find((id) => id === kept['paper']) ?? plain.paper,
    startCell: 0, // the sheet that lies in the printer next time is another one
    name: flag('name'),
    sku: flag('sku'),
    price: flag('price'),
    withTax: flag('withTax'),
    unitPrice: flag('unitPrice'),
    code: (['by-code', 'qr', 'none'] as const).find((code) => code === kept['code']) ?? plain.code,
  };
}
