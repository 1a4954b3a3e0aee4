import { done, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import { type Acted, act, type Shop } from './shop.ts';

/** Adds a person and puts them at the desk. A person is a contact record, never part of an operation (DATA-R10). */
export async function addPerson(shop: Shop, name: string): Promise<Result<Acted>> {
  const contact: Contact = {
    contactId: shop.nextId(),
    kind: 'person',
    erased: false,
    name,
    address: '',
    phone: '',
    email: '',
    note: '',
  };
  const kept = await act(shop, () => done({ decisions: [], contacts: [contact] }));
  if (!kept.ok) return kept;
  shop.person.set(contact.contactId as PersonId);
  return kept;
}
