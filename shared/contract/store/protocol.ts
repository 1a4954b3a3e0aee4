import { z } from 'zod';
import { mayMakeContact } from '#shared/domain/values/limits.ts';
import { LONGEST_ACT } from './batch.ts';

/** The messages of the shop's own store API (`/v1/…`, JSON, bearer token). Desk and server parse with these schemas. */
export const protocolVersion = 1;

const seq = z.int().min(0);
const contact = z.strictObject({
  contactId: z.uuid(),
  kind: z.enum(['person', 'customer', 'supplier']),
  /** Empty when erased; erased is final. */
  erased: z.boolean(),
  name: z.string().max(mayMakeContact.name),
  address: z.string().max(mayMakeContact.address),
  phone: z.string().max(mayMakeContact.phone),
  email: z.string().max(mayMakeContact.email),
  note: z.string().max(mayMakeContact.note),
});

/** Sequence numbers of one writer, `from` and `to` included. */
export const writerRange = z.strictObject({ writerId: z.uuid(), from: z.int().min(1), to: z.int().min(1) });
export type WriterRange = z.infer<typeof writerRange>;

export const contactSchema = contact;
/** A contact as the host keeps it: 0.1 stored texts of any length, which are kept until a person shortens them. */
export const keptContactSchema = z.strictObject({
  ...contact.shape,
  name: z.string().max(LONGEST_ACT),
  address: z.string().max(LONGEST_ACT),
  phone: z.string().max(LONGEST_ACT),
  email: z.string().max(LONGEST_ACT),
  note: z.string().max(LONGEST_ACT),
});
/**
 * How a contact record stands with the server: the version that it is based on (0: none), and whether the server must
 * still be told of it.
 */
export const contactStandingSchema = z.strictObject({ version: z.int().min(0), unshared: z.boolean() });
/** A contact record beside the journal. 0.1 kept no `standing`: of its records nothing is known. */
export const hostContactSchema = z.strictObject({
  ...keptContactSchema.shape,
  standing: contactStandingSchema.optional(),
});
export type HostContact = z.infer<typeof hostContactSchema>;
/** A mutable record of a person: never in operations, hashes or logs (DATA-R10). */
export type Contact = z.infer<typeof contact>;

export const storeRoutes = {
  /** GET /v1/shop: who the server is. `shopId` is null until a desk claims the empty shop. */
  shop: {
    answer: z.object({
      protocol: z.int(),
      shopId: z.uuid().nullable(),
      name: z.string(),
      logEpoch: z.string(),
      head: seq,
      foldVersion: z.int(),
      time: z.int(),
    }),
  },
  /** POST /v1/shop/claim: an empty server takes the shop of the first desk (adoption). 409 `already-claimed` otherwise. */
  claim: {
    ask: z.strictObject({ shopId: z.uuid(), name: z.string().max(200) }),
    answer: z.object({ logEpoch: z.string(), head: seq }),
  },
  /**
   * POST /v1/ops: at most 500 stored texts, each writer's in order. `again`: the desk gives back what a server that was
   * set back has lost; acts that the server had refused are not among them, and their numbers are passed over
   * (DATA-R11).
   */
  ops: {
    ask: z.strictObject({
      ops: z.array(z.string().max(LONGEST_ACT)).min(1).max(500),
      again: z.boolean().default(false),
    }),
    answer: z.object({
      logEpoch: z.string(),
      head: seq,
      time: z.int(),
      results: z.array(
        z.union([
          z.object({ opId: z.string(), outcome: z.enum(['accepted', 'duplicate']), seq }),
          z.object({
            opId: z.string(),
            outcome: z.literal('rejected'),
            code: z.string(),
            current: z.string().nullable(),
          }),
          z.object({ opId: z.string(), outcome: z.enum(['unsupported', 'id-reused', 'writer-forked', 'waiting']) }),
        ]),
      ),
    }),
  },
  /**
   * GET /v1/changes?epoch&seq&opId&limit&wait: operations after a position, by long poll; 409 `fork` when the position
   * is not in this log.
   */
  changes: {
    answer: z.object({
      logEpoch: z.string(),
      head: seq,
      time: z.int(),
      ops: z.array(z.object({ seq, opId: z.string(), text: z.string().max(LONGEST_ACT) })).max(1_000),
    }),
  },
  /**
   * POST /v1/fork: the desk's log and the server's are equal up to `seq`, where both have `opId` ('' before the first),
   * and the desk has `lost` next, which the server does not have. The server goes on under a new epoch and says so in
   * its log; 409 `fork` when its own log does not agree with this.
   */
  fork: {
    ask: z.strictObject({ logEpoch: z.string().min(1).max(100), seq, opId: z.string().max(100), lost: z.uuid() }),
    answer: z.object({ logEpoch: z.string(), head: seq }),
  },
  /**
   * POST /v1/lost: a desk declares sequence numbers of its own writers as lost, after a person has confirmed it. The
   * server then accepts later numbers; a lost one that turns up after all is accepted as if it had come in its turn. A
   * server that does not know this answers 404.
   */
  lost: { ask: z.strictObject({ ranges: z.array(writerRange).min(1).max(1_000) }), answer: z.object({}) },
  /** GET /v1/contacts?after: contact records whose version is above `after`, oldest first. */
  contacts: { answer: z.object({ contacts: z.array(z.object({ contact, version: seq })).max(1_000), head: seq }) },
  /** PUT /v1/contacts: the whole record with the version it was based on; a stale write loses and gets the present one. */
  putContact: {
    ask: z.strictObject({ contact, baseVersion: seq }),
    answer: z.object({ outcome: z.enum(['stored', 'lost']), contact, version: seq }),
  },
  /**
   * PUT /v1/blobs/:hash: the bytes of a picture, as application/octet-stream, at most `BLOB_BYTES`; 400 `blob-wrong` where
   * they are not those of the hash. Twice is once, and what is stored never changes. GET answers the bytes, HEAD whether
   * they are there; 404 `blob-missing` where they are not. A blob that no operation of the log names is dropped after 30
   * days. A server that does not know this answers 404 `not-found`.
   */
  blobs: { answer: z.object({}) },
  /** GET /v1/hash: the hashes of facts and books (DATA-R9), at the head. */
  hash: {
    answer: z.object({
      logEpoch: z.string(),
      head: seq,
      factHash: z.string(),
      bookHash: z.string(),
      differences: z.int(),
    }),
  },
} as const;

export type ShopAnswer = z.infer<typeof storeRoutes.shop.answer>;
export type PushAnswer = z.infer<typeof storeRoutes.ops.answer>;
export type PushResult = PushAnswer['results'][number];
export type ChangesAnswer = z.infer<typeof storeRoutes.changes.answer>;
export type ContactsAnswer = z.infer<typeof storeRoutes.contacts.answer>;
export type PutContactAnswer = z.infer<typeof storeRoutes.putContact.answer>;
export type HashAnswer = z.infer<typeof storeRoutes.hash.answer>;

/** The detail of `not-connected` where a person has ended the sharing of the shop: nothing is wrong then. */
export const LEFT_BY_A_PERSON = 'left';

/** Why there is no usable answer of the server; the desk's next step follows from the code. */
export type StoreFailureCode =
  | 'away'
  | 'token-refused'
  | 'token-missing'
  | 'join-again'
  | 'computer-removed'
  | 'certificate-changed'
  | 'share-not-found'
  | 'wrong-tokens'
  | 'fork'
  | 'already-claimed'
  | 'rubbish'
  | 'too-busy'
  | 'refused'
  | 'not-connected'
  | 'server-old'
  | 'blob-missing'
  | 'blob-wrong';
