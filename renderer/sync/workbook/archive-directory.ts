/** One part of an archive: where its packed bytes lie, and what they unpack to as the directory says. */
export type ArchiveEntry = {
  readonly from: number;
  readonly to: number;
  readonly isDeflated: boolean;
  readonly size: number;
  readonly sum: number;
};

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const [END_LENGTH, LOCATOR_LENGTH, ENTRY_LENGTH, LOCAL_LENGTH] = [22, 20, 46, 30];
/** A comment stands between the end of the directory and the end of the file. */
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 0xffff;
/** A figure that stands in the wide fields instead. */
const WIDE = 0xffffffff;

/** The parts of a zip archive by name; undefined where its directory is damaged or packed in a way nobody uses for workbooks. */
export function directoryOf(bytes: Uint8Array): ReadonlyMap<string, ArchiveEntry> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(bytes, view);
  } catch (fault) {
    // A DataView throws where a figure points outside the file.
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function entriesOf(bytes: Uint8Array, view: DataView): ReadonlyMap<string, ArchiveEntry> | undefined {
  const end = endOf(view);
  if (end === undefined) return undefined;
  const entries = new Map<string, ArchiveEntry>();
  let at = startOf(view, end);
  for (let count = 0; view.getUint32(at, true) === ENTRY; count++) {
    if (count > MOST_ENTRIES) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]; // Three fields give three figures.
    const entry = entryAt(view, at, { name, extra });
    if (entry) entries.set(nameAt(bytes, at + ENTRY_LENGTH, name), entry);
    at += ENTRY_LENGTH + name + extra + comment;
    if (at + 4 > bytes.length) break;
  }
  return entries.size > 0 ? entries : undefined;
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** Where the directory begins; large archives say it in a record of their own. */
function startOf(view: DataView, end: number): number {
  const start = view.getUint32(end + 16, true);
  const locator = end - LOCATOR_LENGTH;
  if (start !== WIDE || locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return start;
  const record = wideAt(view, locator + 8);
  return view.getUint32(record, true) === END_64 ? wideAt(view, record + 48) : start;
}

function entryAt(
  view: DataView,
  at: number,
  lengths: { readonly name: number; readonly extra: number },
): ArchiveEntry | undefined {
  const method = view.getUint16(at + 10, true);
  const isLocked = (view.getUint16(at + 8, true) & 1) === 1;
  const wide = wideFields(view, at + ENTRY_LENGTH + lengths.name, lengths.extra);
  // In this order, and only those that do not fit their own field, stand the wide ones.
  const [size = 0, packed = 0, local = 0] = [24, 20, 42].map((field) => {
    const figure = view.getUint32(at + field, true);
    return figure === WIDE ? (wide.shift() ?? figure) : figure;
  });
  if (view.getUint32(local, true) !== LOCAL || isLocked || (method !== 0 && method !== 8)) return undefined;
  const from = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packed > view.byteLength) throw new RangeError('a part ends after the file');
  return { from, to: from + packed, isDeflated: method === 8, size, sum: view.getUint32(at + 16, true) };
}

function wideFields(view: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; ) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (id === 1) return Array.from({ length: Math.floor(size / 8) }, (_field, i) => wideAt(view, at + 4 + i * 8));
    at += 4 + size;
  }
  return [];
}

function wideAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function nameAt(bytes: Uint8Array, at: number, length: number): string {
  // Some programs write the separator of Windows.
  return new TextDecoder().decode(bytes.subarray(at, at + length)).replaceAll('\\', '/');
}
