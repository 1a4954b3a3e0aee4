import { z } from 'zod';
import { contactStandingSchema, type HostContact, keptContactSchema } from '#shared/contract/store/protocol.ts';
import { crc32c } from './crc32c.ts';
import { parseJson } from './json.ts';

/** `standings` and `sums` came after 0.1, which reads a file that has them and writes it without. */
const shardShape = z.looseObject({
  version: z.literal(1),
  contacts: z.array(keptContactSchema),
  standings: z.record(z.string(), contactStandingSchema).optional(),
  sums: z.record(z.string(), z.number()).optional(),
});
const known: ReadonlySet<string> = new Set(Object.keys(shardShape.shape));

/** What a file of contacts holds: the records that are as they were written, and whether any is not. */
export type Shard = { readonly contacts: readonly HostContact[]; readonly harmed: boolean };

/** Reads a file of contacts by the sum of every record; null where it does not read at all. A file of 0.1 has no sums. */
export function parseShard(text: string): Shard | null {
  const kept = shardShape.safeParse(parseJson(text)).data;
  if (!kept) return null;
  const { standings, sums } = kept;
  const contacts = kept.contacts.map((contact): HostContact => {
    const standing = standings?.[contact.contactId];
    return standing ? { ...contact, standing } : contact;
  });
  // Without its sums a file has what 0.1 wrote and nothing else: anything more is a name that was harmed.
  if (!sums) return Object.keys(kept).every((key) => known.has(key)) ? { contacts, harmed: false } : null;
  const whole = contacts.filter((contact) => sums[contact.contactId] === sumOf(contact));
  const ids = new Set(whole.map(({ contactId }) => contactId));
  return { contacts: whole, harmed: whole.length < contacts.length || Object.keys(sums).some((id) => !ids.has(id)) };
}

/** A file of contacts as text, with a sum of every record. */
export function shardText(kept: readonly HostContact[]): string {
  const contacts = kept.map(({ standing: _standing, ...contact }) => contact);
  const standings = Object.fromEntries(
    kept.flatMap(({ contactId, standing }) => (standing ? [[contactId, standing] as const] : [])),
  );
  const sums = Object.fromEntries(kept.map((contact) => [contact.contactId, sumOf(contact)]));
  return JSON.stringify({ version: 1, contacts, standings, sums });
}

/** CRC-32C of what a record holds, in an order of its own: that of its keys may be another. */
function sumOf({ contactId, kind, erased, name, address, phone, email, note, standing }: HostContact): number {
  const { version, unshared } = standing ?? {};
  const said = [contactId, kind, erased, name, address, phone, email, note, version, unshared];
  return crc32c(Buffer.from(JSON.stringify(said), 'utf8'));
}
