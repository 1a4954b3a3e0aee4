import { useEffect, useState } from 'react';
import { useShop } from '#renderer/db/shop.ts';

/** A customer to be chosen. */
export type Customer = { readonly id: string; readonly name: string; readonly note: string };

/** All customers by name; undefined until they are read. */
export function useCustomers(): readonly Customer[] | undefined {
  const { db } = useShop();
  const [customers, setCustomers] = useState<readonly Customer[]>();
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const found: Customer[] = [];
      for (let last = ''; wanted; ) {
        const page = await db.contacts.where('contactId').above(last).limit(1_000).toArray();
        for (const { contactId, kind, name, address, email, phone } of page)
          if (kind === 'customer' && name !== '')
            found.push({ id: contactId, name, note: toldApart(address, email || phone) });
        last = page.at(-1)?.contactId ?? '';
        if (page.length < 1_000) break;
      }
      if (wanted) setCustomers(found.sort((a, b) => a.name.localeCompare(b.name)));
    };
    // The dialog may close with its shop in the middle of the reading.
    read().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [db]);
  return customers;
}

/** What tells customers of one name apart: the first and last lines of the address, and how to reach them. */
function toldApart(address: string, reach: string): string {
  const lines = address.split('\n').filter((line) => line.trim() !== '');
  const [first, last] = [lines[0], lines.length > 1 ? lines.at(-1) : undefined];
  return [first, last, reach].filter(Boolean).join(' · ');
}
