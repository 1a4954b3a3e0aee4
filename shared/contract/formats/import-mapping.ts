import { z } from 'zod';
import { type Field, isField } from '#shared/domain/import/field.ts';
import { fileKinds, type Mapping } from '#shared/domain/import/mapping.ts';

/** Version of the remembered form. A changed form gets the next number and an upcast; what people taught is not lost. */
export const MAPPING_VERSION = 2;

const column = z.strictObject({
  header: z.string().max(500),
  field: z.custom<Field>((value) => typeof value === 'string' && isField(value)).nullable(),
  by: z.enum(['header', 'content', 'person']),
});

const shared = {
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  kind: z.enum(fileKinds),
  source: z.string().min(1).max(100),
  columns: z.array(column).max(1000),
  decimalSign: z.enum(['.', ',']).nullable(),
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
};
const answers = z.strictObject({
  otherCurrency: z.enum(['take', 'leave']).optional(),
  priceTax: z.enum(['take', 'leave']).optional(),
  parts: z.enum(['keep', 'leave']).optional(),
  states: z.record(z.string().max(100), z.enum(['open', 'held', 'shipped', 'out'])).optional(),
  stockBeside: z.enum(['total', 'place']).optional(),
  otherStates: z.enum(['open', 'held', 'shipped', 'out']).optional(),
  receipts: z.enum(['open', 'held', 'shipped']).optional(),
  supplier: z.string().max(1000).optional(),
});

/** The form of 0.1, which knew no answers. */
const first = z.strictObject({ version: z.literal(1), ...shared });
const remembered = z.strictObject({
  version: z.literal(MAPPING_VERSION),
  ...shared,
  answers: answers.optional(),
  kindBy: z.literal('person').optional(),
});

/** The mapping as it is kept under its fingerprint until a file with the same headers comes again. */
export function packMapping({ kindOpen: _open, ...mapping }: Mapping): z.infer<typeof remembered> {
  return { version: MAPPING_VERSION, ...mapping, columns: [...mapping.columns] };
}

/** The mapping that was kept; undefined for anything that is none, or is of a form this version does not know. */
export function unpackMapping(kept: unknown): Mapping | undefined {
  const parsed = z.discriminatedUnion('version', [first, remembered]).safeParse(kept);
  if (!parsed.success) return undefined;
  const { version: _version, ...mapping } = parsed.data;
  return mapping;
}
