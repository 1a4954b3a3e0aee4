const keyOf = (channelId: string) => `stockroom:store-currency:${channelId}`;

/** Remembers in which currency a store said that it counts; may be forgotten. */
export function rememberCurrency(channelId: string, currency: string): void {
  localStorage.setItem(keyOf(channelId), currency);
}

/** In which currency a store counts, as far as this computer remembers. */
export function rememberedCurrency(channelId: string): string | null {
  return localStorage.getItem(keyOf(channelId));
}
