import type { PrinterFacts } from '#shared/contract/bridge/printing.ts';
import type { Dpi, PrintedPaper } from '#shared/domain/labels/paper.ts';

/** What is laid out where nobody says how fine the printer is: bars of 203 dpi are read at 300 and 600 dpi as well. */
export const SAFE_DPI: Dpi = 203;

/** The dots a printer's resolution can be laid out on; null where its dots are none of ours. */
export function dotsOf(dpi: number): Dpi | null {
  // 8 dots a millimetre are 203.2 an inch, and named anything near it.
  if (dpi >= 200 && dpi <= 206) return 203;
  if (dpi > 0 && dpi % 600 === 0) return 600;
  return dpi > 0 && dpi % 300 === 0 ? 300 : null;
}

/** The resolution a printer names where labels are laid out for another, by a person's choice; null where nothing is at odds. */
export function otherResolution(chosen: Dpi | null, facts: PrinterFacts | null | undefined): number | null {
  const said = facts?.dpi.usual ?? null;
  return chosen !== null && said !== null && dotsOf(said) !== chosen ? said : null;
}

/** What a paper is laid out for: as a person chose, else as its printer says, else what every printer prints. */
export function resolutionFor(paper: PrintedPaper, chosen: Dpi | null, facts: PrinterFacts | null | undefined): Dpi {
  if (chosen) return chosen;
  const said = dotsOf(facts?.dpi.usual ?? 0);
  // A sheet comes from no printer of 203 dots: whoever says so is a label printer that it does not go to.
  return said === null || (said === 203 && !paper.startsWith('roll')) ? SAFE_DPI : said;
}
