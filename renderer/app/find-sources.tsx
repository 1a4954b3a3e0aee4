import { CountFinder } from '#renderer/features/counts/count-finder.tsx';
import { DocumentFinder } from '#renderer/features/documents/document-finder.tsx';
import { OrderFinder } from '#renderer/features/orders/order-finder.tsx';
import { SupplierFinder } from '#renderer/features/purchasing/supplier-finder.tsx';
import { PlaceFinder } from '#renderer/features/settings/place-finder.tsx';
import { FoundPages } from './found-pages.tsx';
import { helpPages, settingsPages } from './page-list.ts';

/** Everything of an open shop that is found on every screen, besides its products, which the search in the header brings. */
export function FindSources() {
  return (
    <>
      <OrderFinder />
      <DocumentFinder />
      <CountFinder />
      <PlaceFinder />
      <SupplierFinder />
      <FoundPages kind="settings" order={9} pages={settingsPages} />
      <FoundPages kind="help" order={10} pages={helpPages} />
    </>
  );
}
