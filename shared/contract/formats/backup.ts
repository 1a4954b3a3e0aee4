import { z } from 'zod';
import { channels } from '#shared/contract/bridge/channels.ts';

/** Version of the form of a backup. A changed form gets the next number; every older one is read for ever. */
export const BACKUP_FORMAT = 1;

/** How the name of a backup ends. */
export const BACKUP_EXTENSION = '.stockroom-backup';

/** The part that says what the others are; it stands last, since it knows their sums. */
export const MANIFEST = 'manifest.json';

/** The most bytes of a manifest: a hundred thousand pictures take a quarter of it. */
export const MANIFEST_BYTES = 64_000_000;

/** Names that a part may have: those of a shop's files, and nothing that leads out of their folder. */
const partName = z
  .string()
  .regex(
    /^(README\.txt|journal\/\d{8}\.log(\.gz)?|journal\/\d{8}\.log[0-9a-z.-]{0,60}\.bad|contacts\/\d\d\.json(\.bad)?|blobs\/[0-9a-f]{64}|drafts\/[0-9a-f]{32}\.json)$/,
  );

/** The most bytes of one part: no file of a shop is larger, and a part is read whole. */
export const PART_BYTES = 160_000_000;

const whole = z.int().min(0);
const part = z.strictObject({
  name: partName,
  bytes: whole.max(PART_BYTES),
  crc32: whole.max(0xffffffff),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupPart = z.infer<typeof part>;

/** A channel's address as this computer knows it; its keys stay where they are. */
const channelPlace = z.strictObject({
  channelId: z.uuid(),
  vendor: z.string().max(100),
  address: z.string().max(2_000),
});

/** What the host keeps of a shop beside its files: addresses, never a token or a key. */
const settings = z.strictObject({ server: z.string().max(500).nullable(), channels: z.array(channelPlace).max(1_000) });
export type BackupSettings = z.infer<typeof settings>;

const manifest = z.strictObject({
  program: z.literal('stockroom-backup'),
  format: z.literal(BACKUP_FORMAT),
  shop: channels['shops.create'].ask,
  madeBy: z.string().max(100),
  madeAt: z.int(),
  journal: z.strictObject({
    /** The last number of every writer of that computer. */
    heads: z.record(z.string(), whole),
    records: whole,
    /** Acts in it, whoever made them, and the moment of the newest. */
    acts: whole,
    newestAt: z.int().nullable(),
    /** Parts that were damaged in the shop's own folder already when they were copied. */
    harmed: z.array(z.string().max(200)).max(100_000),
  }),
  settings,
  parts: z.array(part).max(2_000_000),
});
export type BackupManifest = z.infer<typeof manifest>;

const versioned = z.looseObject({ program: z.literal('stockroom-backup'), format: z.int().min(1) });

/** What a text says of a backup: the manifest, `newer` where a later Stockroom wrote it, undefined where it is none or one that says two things. */
export function readManifest(value: unknown): BackupManifest | 'newer' | undefined {
  const version = versioned.safeParse(value).data;
  if (!version) return undefined;
  if (version.format > BACKUP_FORMAT) return 'newer';
  const said = manifest.safeParse(value).data;
  if (!said) return undefined;
  return new Set(said.parts.map(({ name }) => name)).size === said.parts.length ? said : undefined;
}
