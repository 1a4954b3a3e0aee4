import { create } from 'zustand';
import type { Dpi, PrintedPaper } from '#shared/domain/labels/paper.ts';

/** How a paper is printed on this computer: where, null while nobody chose, and how fine that printer is. */
export type PaperChoice = { readonly printer: string | null; readonly dpi: Dpi };
export type PaperChoices = Readonly<Record<PrintedPaper, PaperChoice>>;

/** Every resolution to choose from, in dots an inch. */
export const resolutions: readonly Dpi[] = [203, 300, 600];
/** Everything that is printed on, in the order it is asked for. */
export const printedPapers: readonly PrintedPaper[] = ['roll-57x32', 'roll-102x51', 'a4-24', 'a4-65', 'document'];

const home = 'stockroom.printers';

/** Which printer of this computer every paper goes to; kept on this computer. */
export const usePaperChoices = create<PaperChoices>(() => readPaperChoices(localStorage.getItem(home)));

/** Changes how one paper is printed and keeps it. */
export function choosePaper(paper: PrintedPaper, changes: Partial<PaperChoice>): void {
  usePaperChoices.setState((choices) => ({ [paper]: { ...choices[paper], ...changes } }));
  localStorage.setItem(home, JSON.stringify(usePaperChoices.getState()));
}

/** The choices in a kept text; what is missing or unknown is as at first. */
export function readPaperChoices(text: string | null): PaperChoices {
  const kept = parsed(text);
  const read = (paper: PrintedPaper): PaperChoice => {
    const { printer, dpi } = fieldsOf(kept[paper]);
    return {
      printer: typeof printer === 'string' ? printer : null,
      dpi: resolutions.find((known) => known === dpi) ?? usualDpi(paper),
    };
  };
  return {
    'roll-57x32': read('roll-57x32'),
    'roll-102x51': read('roll-102x51'),
    'a4-24': read('a4-24'),
    'a4-65': read('a4-65'),
    document: read('document'),
  };
}

/** Label printers are mostly of 203 dots; sheets go to office printers. */
function usualDpi(paper: PrintedPaper): Dpi {
  return paper.startsWith('roll') ? 203 : 600;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parsed(text: string | null): Fields {
  try {
    return fieldsOf(JSON.parse(text ?? '{}'));
  } catch {
    return {}; // a text another version wrote: start plain
  }
}
