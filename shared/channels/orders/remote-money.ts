import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { minorDigits } from '#shared/domain/values/money.ts';

type RemoteLine = RemoteOrder['lines'][number];

/** A store reckons with parts of a cent; so many places are kept until the end. */
const PLACES = 8;

/** How amounts of an order become those of the shop; null where they are of another currency and stay out. */
export type Reckoning = { readonly digits: number; readonly withTax: boolean };

export function reckoningOf(
  { currency }: RemoteOrder,
  shop: Pick<ShopRow, 'currency' | 'pricesIncludeTax'>,
): Reckoning | null {
  if (currency.toUpperCase() !== shop.currency.toUpperCase()) return null;
  return { digits: minorDigits(shop.currency), withTax: shop.pricesIncludeTax !== false };
}

/** An amount in minor units; null where there is none, or it cannot be. */
export function minorOf(amount: string | null, { digits }: Reckoning): number | null {
  return amount === null ? null : inMinor(fine(amount), digits, 1n);
}

/**
 * What is paid for one piece, all discounts taken off, with or without tax as the shop writes its prices. Where the store does not
 * say it of the line, the price of the piece as it stands there.
 */
export function piecePrice({ total, tax, unitPrice, quantity }: RemoteLine, reckoning: Reckoning): number | null {
  if (total === null || quantity <= 0) return minorOf(unitPrice, reckoning);
  const paid = fine(total) + (reckoning.withTax && tax !== null ? fine(tax) : 0n);
  // Pieces may be parts, too: three decimals are as many as a quantity has.
  return inMinor(paid * 1000n, reckoning.digits, BigInt(Math.round(quantity * 1000)));
}

/** The digits of an amount with all its places. */
function fine(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const size = BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES));
  return amount.startsWith('-') ? -size : size;
}

/** Rounded half away from zero; a negative price is none. */
function inMinor(size: bigint, digits: number, parts: bigint): number | null {
  const unit = 10n ** BigInt(PLACES - digits) * parts;
  if (size < 0n || unit <= 0n) return null;
  const minor = Number((size * 2n + unit) / (unit * 2n));
  return Number.isSafeInteger(minor) ? minor : null;
}
