import { createContext, useContext } from 'react';
import { must } from '#shared/base/must.ts';
import type { KeyNames } from './shortcut.ts';
import type { QuantityProblem } from './quantity-text.ts';

/** The texts the design system says by itself, handed in by the app so that this room knows no language. */
export type UiWords = {
  readonly appName: string;
  readonly mainNavigation: string;
  readonly skipToContent: string;
  readonly foldNavigation: string;
  readonly unfoldNavigation: string;
  readonly close: string;
  readonly cancel: string;
  readonly undo: string;
  /** Asked of whoever leaves a form with something typed in it. */
  readonly discardTitle: string;
  readonly discardText: string;
  readonly discard: string;
  readonly keepTyping: string;
  readonly clear: string;
  readonly required: string;
  readonly busy: string;
  readonly notSet: string;
  readonly nothingFound: string;
  readonly selectRow: string;
  readonly selectAll: string;
  readonly clearSelection: string;
  readonly columns: string;
  readonly resetColumns: string;
  readonly resizeColumn: (column: string) => string;
  readonly resizeHint: string;
  readonly moveUp: (column: string) => string;
  readonly moveDown: (column: string) => string;
  readonly selected: (count: number) => string;
  readonly bulkActs: string;
  readonly moreActs: string;
  readonly commands: string;
  readonly searchCommands: string;
  /** What one of them is: "Command". */
  readonly command: string;
  /** The heading of what was chosen last. */
  readonly recent: string;
  /** The heading of what is exactly what was typed. */
  readonly exactly: string;
  readonly typeToFind: string;
  readonly afterwards: string;
  readonly keys: KeyNames;
  readonly chooseFile: string;
  readonly dropHere: string;
  readonly dropWindow: string;
  readonly showAsTable: string;
  readonly hideTable: string;
  readonly copyDetails: string;
  readonly copied: string;
  /** How often one thing was told. */
  readonly times: (count: number) => string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly openCalendar: string;
  readonly badDate: string;
  readonly step: (current: number, total: number) => string;
  readonly progress: (done: string, total: string) => string;
  /** A figure that looks like a code. */
  readonly asksCode: (text: string) => string;
  /** What to ask about an amount far beyond what is usual (null: nothing is known to be), in minor units; null: nothing. */
  readonly asksMoney: (minor: number, usual: number | null, currency: string) => string | null;
  /** How a question in a cell is answered with yes. */
  readonly enterAgain: string;
  /** What was typed while it asked was not taken, and what can be done. */
  readonly answerFirst: string;
  /** Where it is answered, once the cell was left. */
  readonly answerInCell: string;
  /** What was typed behind the last row of a table went nowhere. */
  readonly pastEnd: string;
  /** The button that answers such a question with yes. */
  readonly takeFigure: (text: string) => string;
  /** The same for a day. */
  readonly takeDay: (text: string) => string;
  readonly scanRefused: (code: string) => string;
  /** A code was scanned into a field for text that is no code. */
  readonly scanNoText: (code: string) => string;
  readonly quantityProblem: (problem: QuantityProblem) => string;
  readonly commandTitle: (titleKey: string) => string;
  readonly scopeTitle: (scope: string) => string;
};

const UiWordsContext = createContext<UiWords | null>(null);

/** Hands the design system its texts. */
export const UiWordsProvider = UiWordsContext.Provider;

/** The design system's own texts in the language of the window. */
export function useUiWords(): UiWords {
  return must(useContext(UiWordsContext), 'the window is wrapped in UiProvider');
}
