import { create } from 'zustand';

const home = 'stockroom.printers';

/** Which printer of this computer a size of paper goes to, by `57x32`. */
export const usePrinterChoices = create<Readonly<Record<string, string>>>(() =>
  readPrinters(localStorage.getItem(home)),
);

/** Chooses the printer of a size of paper and keeps the choice. */
export function choosePrinter(size: string, printer: string): void {
  usePrinterChoices.setState({ [size]: printer });
  localStorage.setItem(home, JSON.stringify(usePrinterChoices.getState()));
}

/** The choices in a kept text; what cannot be read is no choice. */
export function readPrinters(text: string | null): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {}; // a text another version wrote: start plain
  }
}
