import { fail, type Result } from '#shared/base/result.ts';
import type { FileCaps, FileFailure } from '#shared/domain/import/file-failure.ts';
import { type Archive, openArchive } from './archive.ts';
import { readOds } from './ods.ts';
import type { SheetCells } from './sheet.ts';
import { readXlsx } from './xlsx.ts';
import type { XmlRun } from './xml.ts';

/** Whether bytes are a packed file, as every workbook of today is. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** The sheets of a packed workbook; what is packed but no workbook is refused by name. */
export async function readWorkbook(
  bytes: Uint8Array,
  caps: FileCaps,
  run: XmlRun,
): Promise<Result<readonly SheetCells[], FileFailure>> {
  const archive = openArchive(bytes);
  if (!archive.ok) return looksLikeWorkbook(bytes) ? archive : fail({ code: 'file-is-archive' });
  switch (kindOf(archive.value)) {
    case 'xlsx':
      return readXlsx(archive.value, caps, run);
    case 'ods':
      return readOds(archive.value, caps, run);
    case 'xlsb':
      return fail({ code: 'file-is-excel' });
    case 'numbers':
      return fail({ code: 'file-is-numbers' });
    case undefined:
      return fail({ code: 'file-is-archive' });
  }
}

function kindOf({ names }: Archive): 'xlsx' | 'xlsb' | 'ods' | 'numbers' | undefined {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/)) return 'xlsb';
  if (has(/^\[Content_Types\]\.xml$/) && has(/(?:^|\/)workbook\.xml$/)) return 'xlsx';
  if (has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/)) return 'ods';
  return has(/\.iwa$/) ? 'numbers' : undefined;
}

/** The first part of a packed file that was cut off still has its name. */
function looksLikeWorkbook(bytes: Uint8Array): boolean {
  const head = new TextDecoder('iso-8859-1').decode(bytes.subarray(0, 4096));
  return /\[Content_Types\]\.xml|xl\/|opendocument\.spreadsheet/.test(head);
}
