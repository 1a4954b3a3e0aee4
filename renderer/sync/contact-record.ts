import { bytesOf } from '#shared/contract/store/batch.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactRow } from '#renderer/db/database.ts';

/** The bytes a contact record takes in a message. */
export function contactBytes(contact: Contact): number {
  return bytesOf(JSON.stringify(contact));
}

/** The record that a row holds, as it goes over the wire. */
export function contactOf({ version: _version, pending: _pending, ...contact }: ContactRow): Contact {
  return contact;
}
