import { create } from 'zustand';
import { type ExportChoice, exportChoices } from './export-choices.ts';

const home = 'stockroom.export';

/** The kind of file this desk exported last; kept on this PC, not in the shop. */
export const useLastExport = create<{ readonly choice: ExportChoice }>(() => ({
  choice: readChoice(localStorage.getItem(home)),
}));

/** Remembers a choice for the next export, also after a restart. */
export function rememberExport(choice: ExportChoice): void {
  useLastExport.setState({ choice });
  localStorage.setItem(home, choice);
}

/** The choice in a kept text; a workbook, which opens everywhere as it was written, where there is none. */
export function readChoice(text: string | null): ExportChoice {
  return exportChoices.find((choice) => choice === text) ?? 'xlsx';
}
