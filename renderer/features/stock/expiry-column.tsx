import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import type { Words } from '#renderer/words/words.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { Expiry } from './lots-region.tsx';
import type { Expiries, StockListRow } from './stock.queries.ts';

type ExpiryParts = { readonly expiry: Expiries; readonly locationId: LocationId | null; readonly today: Day };

/** When the first lot of a product expires; a column of shops that have lots with an expiry day. */
export function expiryColumn(t: Words, { expiry, locationId, today }: ExpiryParts): Column<StockListRow> {
  return {
    id: 'expiry',
    header: t('stock.columns.expiry'),
    width: 204,
    sortable: true,
    render: ({ slot }) => {
      const expiresOn = expiry.nextAt(slot, locationId);
      return expiresOn === null ? <Dash /> : <Expiry expiresOn={expiresOn} today={today} />;
    },
  };
}
