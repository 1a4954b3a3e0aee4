import { useMemo } from 'react';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { customerBook } from '#renderer/db/customer-book.ts';
import { orderBook } from '#renderer/db/order-book.ts';
import { useShop } from '#renderer/db/shop.ts';

/** A customer, and how many orders are of them. */
export type FoundCustomer = { readonly contact: Contact; readonly orders: number };

/** Finds customers of orders by name, e-mail and phone; those with the most orders first. */
export function useCustomerFinder(): (text: string, most: number) => Promise<readonly FoundCustomer[]> {
  const shop = useShop();
  return useMemo(() => {
    const customers = customerBook(shop);
    const orders = orderBook(shop);
    return async (text, most) => {
      if (text.length < 2) return [];
      await Promise.all([customers.read(), orders.readClosed()]);
      const counts = new Map<string, number>(customers.find(text).map(({ contactId }) => [contactId, 0]));
      if (counts.size === 0) return [];
      const { open, shut } = orders.get();
      for (const { contactId } of [...open, ...shut]) {
        const count = contactId === null ? undefined : counts.get(contactId);
        if (contactId !== null && count !== undefined) counts.set(contactId, count + 1);
      }
      return customers
        .find(text)
        .map((contact) => ({ contact, orders: counts.get(contact.contactId) ?? 0 }))
        .filter(({ contact, orders: own }) => own > 0 && contact.name !== '')
        .sort((a, b) => b.orders - a.orders)
        .slice(0, most);
    };
  }, [shop]);
}
