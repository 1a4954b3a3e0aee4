import { unquoteFormula } from '#shared/domain/export/formula.ts';

/** What a database export writes for "nothing here", and a spreadsheet for a formula that failed, in its own language. */
const ERRORS = [
  ...['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#BLOCKED!'],
  ...['#NV', '#BEZUG!', '#WERT!', '#ZAHL!', '#ÜBERLAUF!', '#VALEUR!', '#NOM?', '#NOMBRE!', '#NUL!', '#N/D', '#N/B'],
  ...['#¡REF!', '#¡VALOR!', '#¿NOMBRE?', '#¡NUM!', '#¡NULO!', '#¡DIV/0!', '#RIF!', '#VALORE!', '#NOME?', '#NULLO!'],
  ...['#VALOR!', '#NÚM!', '#NULO!', '#VERW!', '#WAARDE!', '#NAAM?', '#GETAL!', '#LEEG!', '#DEEL/0!', '#ARG!', '#ADR!'],
  ...['#N/D!', '#NAZWA?', '#LICZBA!', '#DZIEL/0!', '#SAKNAS!', '#REFERENS!', '#VÄRDEFEL!', '#NAMN?', '#OGILTIGT!'],
];
const EMPTY = new Set(['NULL', '\\N', ...ERRORS]);

/** Whether a cell holds what a spreadsheet shows for a formula that failed. */
export function isCellError(cell: string): boolean {
  return ERRORS.includes(cell.trim());
}

/** How the cells of a source are written: our own export is undone exactly, others are cleaned as people expect. */
export type CellStyle = 'own' | 'foreign';

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** A cell's text on one line: quoting, entities and doubled spaces undone; empty where it says nothing. */
export function lineOf(cell: string, style: CellStyle): string {
  if (/^[\w .,()/>-]*$/.test(cell) && !cell.includes('  '))
    return style === 'foreign' && EMPTY.has(cell.trim()) ? '' : cell.trim();
  if (style === 'own') return oneLine(unquoteFormula(cell));
  const trimmed = cell.trim();
  return EMPTY.has(trimmed) ? '' : oneLine(withoutEntities(/^'+[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed));
}

/** A cell of several lines, such as an address, each of them as `lineOf` has it; lines that say nothing are left out. */
export function linesOf(cell: string, style: CellStyle): string {
  if (!/[\n\r\u2028]|<br/i.test(cell)) return lineOf(cell, style);
  return cell
    .split(/\r\n?|\n|\u2028|<br\s?\/?>/i)
    .map((line) => lineOf(line, style))
    .filter((line) => line !== '')
    .join('\n');
}

/** Text as the shop compares it: without control characters, runs of spaces as one; empty where nothing of it is seen. */
export function oneLine(text: string): string {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text;
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return /[^\p{Cf}\s]/u.test(line) ? line : '';
}

/** A cell that is longer than this is taken as it is: it is refused for its length, and its markup would take long to read. */
const LONGEST_MARKUP = 100_000;

/** A longer text, such as a description: markup taken out of a web shop's. */
export function proseOf(cell: string, style: CellStyle): string {
  if (cell.length > LONGEST_MARKUP) return cell;
  const text = style === 'own' ? unquoteFormula(cell) : withoutEntities(withoutMarkup(cell));
  const line = oneLine(text);
  return style === 'foreign' && EMPTY.has(line) ? '' : line;
}

/** Plain text of a web shop's description; where a paragraph or an item ends, words stay apart. */
function withoutMarkup(html: string): string {
  return html
    .replace(/<\/?(?:p|br|div|li|[uo]l|h\d|t[rdh]|table)\b[^>]{0,2000}>/gi, ' ')
    .replace(/<[a-z/!][^>]{0,2000}>/gi, '');
}

/** A cell of a code column without the apostrophe that keeps spreadsheets from touching it. */
export function codeCell(cell: string, style: CellStyle): string {
  if (style === 'own') return unquoteFormula(cell);
  const trimmed = cell.trim();
  // Odoo writes `False` where there is no code.
  if (EMPTY.has(trimmed) || /^false$/i.test(trimmed)) return '';
  // Excel's other trick to keep leading zeros: ="00123"
  const formula = /^="([^"]*)"$/.exec(trimmed);
  return formula?.[1] ?? trimmed.replace(/^'/, '');
}

/** A cell of a number column; empty where it says nothing. Pieces behind a number (`12 pcs`) say nothing more. */
export function numberCell(cell: string): string {
  const trimmed = cell.trim().replace(/^'/, '');
  if (EMPTY.has(trimmed)) return '';
  return /^[-\d]/.test(trimmed) && /[^\d]$/.test(trimmed) ? trimmed.replace(inPieces, '$1') : trimmed;
}

const inPieces =
  /^(-?\d[\d.,\s'’]*?)\s?(?:pcs?|pieces?|units?|nos|ea|each|stk|stck|stück|szt|ks|шт|штук|uds?|unidades|unid|un|pz|pezzi|pièces?|db|adet|개|個|件|点)\.?$/iu;

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return fromCode(Number(decimal), whole);
    if (hexadecimal !== undefined) return fromCode(Number.parseInt(hexadecimal, 16), whole);
    return entities.get(String(name).toLowerCase()) ?? whole;
  });
}

function fromCode(code: number, otherwise: string): string {
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

const yes =
  /^(?:1|true|yes|y|x|ja|oui|s[ií]|sim|tak|ano|evet|kyllä|wahr|vrai|verdadero|vero|waar|да|так|д|是|有|启用|上架|예|네|نعم|כן|ναι|igen|da|ya|có)$/;
const no =
  /^(?:0|-1|false|no|n|nein|non|não|nee|nej|nei|nie|ne|hayır|ei|falsch|faux|falso|onwaar|нет|ні|н|否|无|停用|下架|아니오|아니요|لا|לא|όχι|nem|nu|tidak|không)$/;

/** States of a product in the words of the programs that export it. */
const outOfUse =
  /^(?:archived|discontinued|inactive|not-active|inativ[oa]|inactiv[oa]|inactif|inactive|disattivo|inaktiv|archiviert|archivé|archivado|niet actief|nieaktywn[ya]|neaktivní|неактивен|неактивный|архив|снят с продажи|pasif)$/;
const inUse =
  /^(?:active|draft|unlisted|ativ[oa]|activ[oa]|actif|attivo|aktiv|actief|aktywn[ya]|aktivní|активен|активный|aktif|entwurf|brouillon|borrador)$/;

/** Yes, no, or nothing said, in the words and figures that exports use; of a state, whether it is one out of use. */
export function yesOrNo(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase();
  if (yes.test(word) || outOfUse.test(word)) return true;
  if (no.test(word) || inUse.test(word)) return false;
  return undefined;
}

/** Whether a cell of a state says no more than yes or no: then it says whether the product is active. */
export function isYesOrNo(cell: string): boolean {
  const word = cell.trim().toLowerCase();
  return yes.test(word) || no.test(word);
}

/** A category path with its parts trimmed: `A>B` is `A > B`. */
export function categoryPath(text: string): string {
  if (!text.includes('>')) return text;
  return text
    .split('>')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' > ');
}

/** The parts of a list in which a comma inside a part is written `\,`. */
export function commaList(text: string): readonly string[] {
  return text
    .split(/(?<!\\),/)
    .map((part) => part.replace(/\\,/g, ',').trim())
    .filter((part) => part !== '');
}
