import { create } from 'zustand';
import { fieldsOf, keptFields } from '#shared/base/kept-fields.ts';
import type { Dpi, PrintedPaper } from '#shared/domain/labels/paper.ts';

/** How a paper is printed on this computer: where, null while nobody chose, and how fine; null as the printer says. */
export type PaperChoice = { readonly printer: string | null; readonly dpi: Dpi | null };
export type PaperChoices = Readonly<Record<PrintedPaper, PaperChoice>>;

/** The resolutions to choose from for a paper, in dots an inch: no office printer has 203. */
export function resolutionsOf(paper: PrintedPaper): readonly Dpi[] {
  return paper.startsWith('roll') ? [203, 300, 600] : [300, 600];
}
/** Everything that is printed on, in the order it is asked for. */
export const printedPapers: readonly PrintedPaper[] = ['roll-57x32', 'roll-102x51', 'a4-24', 'a4-65', 'document'];

const home = 'stockroom.printers';
/** Version 1 kept a resolution for every paper, chosen or not. */
const VERSION = 2;

/** Which printer of this computer every paper goes to; kept on this computer. */
export const usePaperChoices = create<PaperChoices>(() => readPaperChoices(localStorage.getItem(home)));

/** Changes how one paper is printed and keeps it. */
export function choosePaper(paper: PrintedPaper, changes: Partial<PaperChoice>): void {
  usePaperChoices.setState((choices) => ({ [paper]: { ...choices[paper], ...changes } }));
  localStorage.setItem(home, JSON.stringify({ ...usePaperChoices.getState(), version: VERSION }));
}

/** The choices in a kept text; what is missing or unknown is as at first. */
export function readPaperChoices(text: string | null): PaperChoices {
  const kept = keptFields(text);
  const isChosen = (paper: PrintedPaper, dpi: unknown) => kept['version'] === VERSION || dpi !== formerDpi(paper);
  const read = (paper: PrintedPaper): PaperChoice => {
    const { printer, dpi } = fieldsOf(kept[paper]) ?? {};
    return {
      printer: typeof printer === 'string' ? printer : null,
      dpi: isChosen(paper, dpi) ? (resolutionsOf(paper).find((known) => known === dpi) ?? null) : null,
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

/** What version 1 kept where nobody had chosen. */
function formerDpi(paper: PrintedPaper): Dpi {
  return paper.startsWith('roll') ? 203 : 600;
}
