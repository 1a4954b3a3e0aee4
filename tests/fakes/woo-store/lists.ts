type Dated = {
  readonly id: number;
  readonly modified: number;
  readonly modifiedThere?: number;
  readonly unreadable?: boolean;
};
export type Reply = { readonly status: number; readonly value: unknown; readonly headers?: Record<string, string> };

/** The store's refusal in its form. */
export function refuse(status: number, code: string, data: Record<string, unknown> = {}): Reply {
  return { status, value: { code, message: `Sorry: ${code}`, data: { status, ...data } } };
}

/** A list as the store answers it: filtered, sorted, cut into pages, with its total. */
export function listed<Row extends Dated>(
  rows: readonly Row[],
  query: URLSearchParams,
  shown: (row: Row) => object,
): Reply {
  const size = Number(query.get('per_page') ?? 10);
  if (!(size >= 1 && size <= 100)) return refuse(400, 'rest_invalid_param');
  const include = query.get('include')?.split(',').map(Number);
  const after = secondOf(query.get('modified_after'));
  const before = secondOf(query.get('modified_before'));
  const kept = rows
    .filter(({ id }) => !include || include.includes(id))
    // Strictly later, strictly earlier.
    .filter(({ modified }) => (after === null || modified > after) && (before === null || modified < before));
  const offset = query.has('offset') ? Number(query.get('offset')) : (Number(query.get('page') ?? 1) - 1) * size;
  const sorted = kept.sort(orderOf(query.get('orderby') ?? 'date', offset));
  if (query.get('order') !== 'asc') sorted.reverse();
  const page = sorted.slice(offset, offset + size);
  const total = { 'x-wp-total': String(kept.length), 'x-wp-totalpages': String(Math.ceil(kept.length / size)) };
  // What the store cannot read itself is counted, and left out.
  const readable = page.filter(({ unreadable }) => !unreadable);
  return { status: 200, value: readable.map((row) => only(shown(row), query)), headers: total };
}

/** Products are sorted by the shop's own time. Rows of one second come in no particular order, and in another one on another page. */
function orderOf(by: string, offset: number): (a: Dated, b: Dated) => number {
  const mixed = ({ id }: Dated) => (id * 7_919 + offset * 31) % 1_009;
  const moment = ({ modified, modifiedThere = modified }: Dated) => modifiedThere;
  return by === 'modified' ? (a, b) => moment(a) - moment(b) || mixed(a) - mixed(b) : (a, b) => a.id - b.id;
}

/** Those fields of a row that were asked for. */
export function only(row: object, query: URLSearchParams): object {
  const fields = query
    .get('_fields')
    ?.split(',')
    .map((field) => field.split('.')[0]);
  return fields ? Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name))) : row;
}

function secondOf(text: string | null): number | null {
  return text === null ? null : Math.floor(Date.parse(`${text}Z`) / 1_000) * 1_000;
}

/** A moment as the store writes it. */
export function gmt(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19);
}
