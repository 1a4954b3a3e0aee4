import type { Logo, Sender } from '#shared/domain/labels/sender.ts';
import type { ShopFields } from '#shared/domain/operations/rows.ts';
import type { Words } from '#renderer/words/words.ts';

/** The shop as papers name it as their sender, with its logo where that is here; null where it has said nothing but its name. */
export function senderOf(
  t: Words,
  { name, address, phone, email, taxNumber }: Pick<ShopFields, 'name' | 'address' | 'phone' | 'email' | 'taxNumber'>,
  logo: Logo | null,
): Sender | null {
  const lines = (address ?? '').split('\n').filter((line) => line.trim() !== '');
  const contact = [
    phone ? t('settings.sender.onPaper.phone', { phone }) : '',
    email ?? '',
    taxNumber ? taxNumberText(t, taxNumber) : '',
  ].filter(Boolean);
  if (lines.length === 0 && contact.length === 0 && !logo) return null;
  return { name, address: lines, contact, ...(logo && { logo }) };
}

/** A tax number with the word for it: that of the Union begins with a country, and what is written with words has its own. */
function taxNumberText(t: Words, number: string): string {
  if (/\p{Ll}/u.test(number)) return number;
  return t(/^[A-Z]{2}/.test(number) ? 'settings.sender.onPaper.vatId' : 'settings.sender.onPaper.taxNumber', {
    number,
  });
}
