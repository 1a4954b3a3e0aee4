import { foldHeader } from '#shared/domain/import/header.ts';
import { lineOf } from '#shared/domain/import/text.ts';
import { isScientific } from '#shared/domain/values/gtin.ts';
import type { CsvTable } from '#shared/domain/import/table.ts';
import { carrierName, carrierNamed, type CarrierId } from './carrier.ts';
import { recognise } from './recognise.ts';

/** What a row of a carrier's file says of a parcel. */
export type TrackingRow = {
  /** The row's number, as a spreadsheet shows it. */
  readonly row: number;
  /** What the row may call the parcel or its order, in the sequence of the file. */
  readonly references: readonly string[];
  readonly trackingNumber: string;
  readonly carrier: string | null;
  readonly service: string | null;
  /** A spreadsheet has made a rounded number of the tracking number: the digits are lost. */
  readonly isRounded: boolean;
};

/** A carrier's file as it was understood, or which column it has not. */
export type TrackingFile =
  | { readonly state: 'read'; readonly rows: readonly TrackingRow[] }
  | { readonly state: 'no-numbers' | 'no-references'; readonly headers: readonly string[] };

/** Which columns hold what, by their places. */
type TrackingColumns = {
  readonly trackingNumber: number;
  readonly references: readonly number[];
  readonly carrier: number | null;
  readonly service: number | null;
};

/** The words of headers in English and German, folded. */
const words = {
  trackingNumber:
    /^(?:(?:dhl |dpd |gls |ups |parcel |package |shipment |consignment )?tracking(?: ?(?:number|no|nr|nummer|code|id|reference|ref))?(?: ?s)?|track id|trackid|sendungs ?(?:nummer|nr|id)|sendungsverfolgungs?nummer|sendungsverfolgung|paket ?(?:schein)?(?: ?)(?:nummer|nr)|paketnummern?|frachtbriefnummer|identcode|shipment ?(?:number|no|id)|consignment ?(?:number|no)|parcel ?(?:number|no|code|id)|package ?(?:number|no)|awb(?: ?(?:number|no))?|waybill(?: ?(?:number|no))?|barcode ?(?:number)?|trackingnummer|trackingcode)$/,
  reference:
    /^(?:(?:your |order |customer |shipment |parcel |recipient |receiver |shipper |channel |sales )?(?:reference|ref)(?: ?(?:number|no|nr|[123]))?|reference(?: ?[123])?|recipient reference|sendungs ?referenz(?: ?nummer)?|(?:empfanger|kunden|auftrags|paket|bestell)? ?referenz(?: ?nummer)?(?: ?[123])?|empfangerreferenz|order(?: ?(?:number|no|nr|id|name))?|sales order(?: number)?|bestell ?(?:nummer|nr)|bestellung|auftrags? ?(?:nummer|nr)?|auftragsnummer|rechnungs ?(?:nummer|nr)|kundenreferenz|invoice ?(?:number|no)|parcel id|paket id)$/,
  carrier:
    /^(?:carrier(?: name)?|shipping carrier|courier(?: name)?|versand(?:dienstleister|unternehmen|partner)|paketdienst|frachtfuhrer|transporteur|dienstleister|tracking company|provider)$/,
  service:
    /^(?:service(?: ?(?:name|type|code|level))?|shipping (?:service|method)|product(?: ?name)?|produkt(?: ?(?:name|und servicedetails))?|versandart|versandprodukt|dienst)$/,
} as const;

/** Reads a carrier's file; its columns are found by the words of their headers. */
export function readTracking(table: CsvTable, used: readonly CarrierId[] = []): TrackingFile {
  const found = columnsOf(table);
  if ('state' in found) return found;
  const cell = (cells: readonly string[], at: number | null) => (at === null ? '' : lineOf(cells[at] ?? '', 'foreign'));
  const rows = table.rows.flatMap(({ row, cells }): TrackingRow[] => {
    const written = cell(cells, found.trackingNumber);
    const references = found.references.map((at) => cell(cells, at)).filter((text) => text !== '');
    if (written === '' && references.length === 0) return [];
    const { number, candidates } = recognise(written, used);
    const [best] = candidates;
    const said = cell(cells, found.carrier);
    return [
      {
        row,
        references,
        trackingNumber: number,
        carrier: said === '' ? (best ? carrierName(best.carrier) : null) : named(said),
        service: cell(cells, found.service) || (best?.service ?? null),
        isRounded: isScientific(written),
      },
    ];
  });
  return { state: 'read', rows };
}

/** A known carrier by the name that parcels keep, another as the file writes it. */
function named(text: string): string {
  const id = carrierNamed(text);
  return id ? carrierName(id) : text;
}

function columnsOf(table: CsvTable): TrackingColumns | Exclude<TrackingFile, { state: 'read' }> {
  const folded = table.headers.map(foldHeader);
  const places = (form: RegExp) => folded.flatMap((header, at) => (form.test(header) ? [at] : []));
  const numbers = places(words.trackingNumber);
  const trackingNumber = fullest(table, numbers) ?? byContent(table);
  if (trackingNumber === undefined) return { state: 'no-numbers', headers: table.headers };
  const references = places(words.reference).filter((at) => at !== trackingNumber);
  if (references.length === 0) return { state: 'no-references', headers: table.headers };
  const other = (form: RegExp) => places(form).find((at) => at !== trackingNumber && !references.includes(at)) ?? null;
  return { trackingNumber, references, carrier: other(words.carrier), service: other(words.service) };
}

const filled = (table: CsvTable, at: number) =>
  table.rows.filter(({ cells }) => (cells[at] ?? '').trim() !== '').length;

/** Of several columns the one with most in it, of equal ones the first. */
function fullest(table: CsvTable, places: readonly number[]): number | undefined {
  return places.toSorted((a, b) => filled(table, b) - filled(table, a))[0];
}

/** A column whose cells are nearly all numbers of carriers, by a prefix or a check digit. */
function byContent(table: CsvTable): number | undefined {
  const some = table.rows.slice(0, LOOK_AT);
  const at = table.headers.findIndex((_header, column) => {
    const cells = some.map((row) => (row.cells[column] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(isSure).length >= cells.length * MOST;
  });
  return at < 0 ? undefined : at;
}

const LOOK_AT = 50;
const MOST = 0.8;

function isSure(cell: string): boolean {
  const evidence = recognise(cell).candidates[0]?.evidence;
  return evidence === 'own' || evidence === 'checked';
}
