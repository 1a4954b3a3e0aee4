import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';

const hasShop = (catalogue: Catalogue) => catalogue.shop() !== undefined;

/** True once the shop's own row is read: an import asks it for the currency and the place where stock goes. */
export function useCanImport(): boolean {
  return useCatalogueRead(hasShop);
}
