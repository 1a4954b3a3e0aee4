import { ChannelFinder } from '#renderer/features/channels/channel-finder.tsx';
import { CountFinder } from '#renderer/features/counts/count-finder.tsx';
import { DocumentFinder } from '#renderer/features/documents/document-finder.tsx';
import { helpEntries } from '#renderer/features/help/help-topics.ts';
import { OrderFinder } from '#renderer/features/orders/order-finder.tsx';
import { BatchFinder } from '#renderer/features/picking/batch-finder.tsx';
import { SupplierFinder } from '#renderer/features/purchasing/supplier-finder.tsx';
import { PlaceFinder } from '#renderer/features/settings/place-finder.tsx';
import { settingsEntries } from '#renderer/features/settings/settings-sections.ts';
import { FoundPages } from './found-pages.tsx';

/** Everything of an open shop that is found on every screen, besides its products, which the search in the header brings. */
export function FindSources() {
  return (
    <>
      <OrderFinder />
      <BatchFinder />
      <DocumentFinder />
      <CountFinder />
      <PlaceFinder />
      <SupplierFinder />
      <ChannelFinder />
      <FoundPages kind="settings" order={9} pagesOf={settingsEntries} />
      <FoundPages kind="help" order={10} pagesOf={helpEntries} />
    </>
  );
}
