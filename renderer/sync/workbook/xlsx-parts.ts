import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileFailure } from '#shared/domain/import/file-failure.ts';
import type { Archive } from './archive.ts';
import { builtInFormat, type CellFormat, formatOf } from './cell-format.ts';
import { readXml, type XmlHandlers, type XmlRun } from './xml.ts';
import { unescaped } from './xlsx-text.ts';

/** What the cells of a workbook refer to. */
export type Parts = {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly path: string }[];
  readonly strings: readonly string[];
  /** What each cell style makes of a number. */
  readonly formats: readonly CellFormat[];
  readonly since1904: boolean;
};

/** More texts than a sheet has cells are no workbook's. */
const MOST_STRINGS = 25_000_000;

/** Reads the parts of an Excel workbook that its sheets need. */
export async function readParts(archive: Archive, run: XmlRun): Promise<Result<Parts, FileFailure>> {
  const root = await relations(archive, '', '_rels/.rels', run);
  if (!root.ok) return root;
  const book = root.value.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const links = await relations(archive, folder, `${folder}_rels/${book.slice(folder.length)}.rels`, run);
  if (!links.ok) return links;
  const pathOf = (kind: string) => links.value.find(({ type }) => type.endsWith(`/${kind}`))?.target;

  const listed = await readSheets(archive, book, run);
  if (!listed.ok) return listed;
  const strings = await readStrings(archive, pathOf('sharedStrings') ?? `${folder}sharedStrings.xml`, run);
  if (!strings.ok) return strings;
  const formats = await readFormats(archive, pathOf('styles') ?? `${folder}styles.xml`, run);
  if (!formats.ok) return formats;
  const sheets = listed.value.sheets.flatMap(({ name, isHidden, link }) => {
    const path = links.value.find(({ id, type }) => id === link && type.endsWith('/worksheet'))?.target;
    return path === undefined ? [] : [{ name, isHidden, path }];
  });
  return done({ sheets, strings: strings.value, formats: formats.value, since1904: listed.value.since1904 });
}

/** Reads a part as far as it is there; what is absent is empty. */
async function readPart(
  archive: Archive,
  name: string,
  handlers: XmlHandlers,
  run: XmlRun,
): Promise<Result<undefined, FileFailure>> {
  const pieces = archive.open(name);
  return pieces ? readXml(pieces, handlers, run) : done(undefined);
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function relations(
  archive: Archive,
  folder: string,
  name: string,
  run: XmlRun,
): Promise<Result<readonly Relation[], FileFailure>> {
  const found: Relation[] = [];
  const read = await readPart(
    archive,
    name,
    {
      open: (tag, attribute) => {
        if (tag !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const target = attribute('Target') ?? '';
        found.push({
          id: attribute('Id') ?? '',
          type: attribute('Type') ?? '',
          target: target.startsWith('/') ? target.slice(1) : resolved(folder + target),
        });
      },
    },
    run,
  );
  return read.ok ? done(found) : read;
}

/** A path without `./` and `../`. */
function resolved(path: string): string {
  return path
    .split('/')
    .reduce<string[]>((parts, part) => {
      if (part === '..') return parts.slice(0, -1);
      return part === '.' ? parts : [...parts, part];
    }, [])
    .join('/');
}

type Listed = {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly link: string }[];
  readonly since1904: boolean;
};

async function readSheets(archive: Archive, book: string, run: XmlRun): Promise<Result<Listed, FileFailure>> {
  if (!archive.names.includes(book)) return fail({ code: 'file-is-broken' });
  const sheets: Listed['sheets'][number][] = [];
  let since1904 = false;
  const read = await readPart(
    archive,
    book,
    {
      open: (tag, attribute) => {
        if (tag === 'workbookPr') since1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
        if (tag === 'sheet')
          sheets.push({
            name: attribute('name') ?? '',
            isHidden: (attribute('state') ?? 'visible') !== 'visible',
            link: attribute('id') ?? '',
          });
      },
    },
    run,
  );
  return read.ok ? done({ sheets, since1904 }) : read;
}

async function readStrings(
  archive: Archive,
  name: string,
  run: XmlRun,
): Promise<Result<readonly string[], FileFailure>> {
  const strings: string[] = [];
  let [text, isText, isPhonetic] = ['', false, false];
  const read = await readPart(
    archive,
    name,
    {
      open: (tag) => {
        if (tag === 'si') text = '';
        // How a Japanese name is spoken stands beside it and is no part of it.
        if (tag === 'rPh') isPhonetic = true;
        if (tag === 't') isText = !isPhonetic;
      },
      text: (part) => {
        if (isText) text += part;
      },
      close: (tag) => {
        if (tag === 't') isText = false;
        if (tag === 'rPh') isPhonetic = false;
        if (tag === 'si') strings.push(unescaped(text));
      },
      failure: () => (strings.length > MOST_STRINGS ? { code: 'file-too-large' } : undefined),
    },
    run,
  );
  return read.ok ? done(strings) : read;
}

async function readFormats(
  archive: Archive,
  name: string,
  run: XmlRun,
): Promise<Result<readonly CellFormat[], FileFailure>> {
  const own = new Map<number, CellFormat>();
  const styles: number[] = [];
  let isCellStyles = false;
  const read = await readPart(
    archive,
    name,
    {
      open: (tag, attribute) => {
        if (tag === 'numFmt') own.set(Number(attribute('numFmtId')), formatOf(attribute('formatCode') ?? ''));
        if (tag === 'cellXfs') isCellStyles = true;
        if (tag === 'xf' && isCellStyles) styles.push(Number(attribute('numFmtId') ?? 0));
      },
      close: (tag) => {
        if (tag === 'cellXfs') isCellStyles = false;
      },
    },
    run,
  );
  return read.ok ? done(styles.map((id) => own.get(id) ?? builtInFormat(id))) : read;
}
