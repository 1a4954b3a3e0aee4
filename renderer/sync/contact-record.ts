import { bytesOf } from '#shared/contract/store/batch.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';

/** The bytes a contact record takes in a message. */
export function contactBytes(contact: Contact): number {
  return bytesOf(JSON.stringify(contact));
}
