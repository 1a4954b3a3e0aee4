import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { sheetPath, workbookParts } from '#shared/domain/export/sheet-xml.ts';

/** A workbook with one sheet while it is packed. */
export type WorkbookZip = {
  /** Packs the next piece of the sheet. */
  readonly push: (text: string) => void;
  /** Ends the sheet with its last piece, and the file. */
  readonly end: (text: string) => void;
  /** What was packed since it was asked for last. */
  readonly take: () => Uint8Array<ArrayBuffer>[];
};

/** Begins a workbook: everything but its sheet is packed. */
export function workbookZip(name: string): WorkbookZip {
  let packed: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((_fault, bytes) => void packed.push(bytes));
  for (const [part, text] of Object.entries(workbookParts(name))) {
    const file = new ZipPassThrough(part);
    zip.add(file);
    file.push(strToU8(text), true);
  }
  const sheet = new ZipDeflate(sheetPath, { level: 6 });
  zip.add(sheet);
  return {
    push: (text) => sheet.push(strToU8(text)),
    end: (text) => {
      sheet.push(strToU8(text), true);
      zip.end();
    },
    take: () => {
      const pieces = packed;
      packed = [];
      return pieces;
    },
  };
}
