import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { VendureFailure } from './answer.ts';
import type { VendureSession } from './session.ts';
import { remoteId } from './shapes.ts';

/** What of a shop's set-up decides how its answers are read. */
export type Shop = {
  readonly channel: string;
  readonly currency: string;
  readonly language: string;
  readonly pricesWithTax: boolean;
  /** How many places its money has. */
  readonly places: number;
  /** Whether variants are counted that say nothing else. */
  readonly counts: boolean;
  readonly locations: readonly { readonly id: string; readonly name: string }[];
  /** Fields of the shop's own that keep what the store has no field for. */
  readonly barcodeField: string | null;
  readonly noteField: string | null;
};

const barcodeFields = ['barcode', 'gtin', 'ean', 'gtin13', 'ean13', 'upc', 'barCode', 'eanCode'];
const noteFields = ['customerNote', 'orderNote', 'customerNotes', 'orderNotes', 'note', 'notes', 'comment'];

const query = `query Shop {
  activeChannel { code defaultCurrencyCode defaultLanguageCode pricesIncludeTax }
  stockLocations(options: { take: 100, sort: { id: ASC } }) { items { id name } }
  globalSettings {
    trackInventory
    serverConfig {
      moneyStrategyPrecision
      entityCustomFields {
        entityName
        customFields { ... on StringCustomFieldConfig { name list } ... on TextCustomFieldConfig { name list } }
      }
    }
  }
}`;
const answer = z.object({
  activeChannel: z.object({
    code: z.string(),
    defaultCurrencyCode: z.string().length(3),
    defaultLanguageCode: z.string(),
    pricesIncludeTax: z.boolean(),
  }),
  stockLocations: z.object({ items: z.array(z.object({ id: remoteId, name: z.string() })) }),
  globalSettings: z.object({
    trackInventory: z.boolean(),
    serverConfig: z.object({
      moneyStrategyPrecision: z.number().int().min(0).max(8),
      entityCustomFields: z.array(
        z.object({
          entityName: z.string(),
          customFields: z.array(z.object({ name: z.string().optional(), list: z.boolean().optional() })),
        }),
      ),
    }),
  }),
});

/** How the shop is set up now. */
export async function shopNow(session: VendureSession, signal: AbortSignal): Promise<Result<Shop, VendureFailure>> {
  const found = await session.call({ query, answer }, signal);
  if (!found.ok) return found;
  const { activeChannel: channel, globalSettings, stockLocations } = found.value;
  const { entityCustomFields: entities, moneyStrategyPrecision: places } = globalSettings.serverConfig;
  const own = (entity: string, known: readonly string[]) => {
    const fields = entities.find(({ entityName }) => entityName === entity)?.customFields ?? [];
    const texts = new Set(fields.filter(({ list }) => list !== true).map(({ name }) => name));
    return known.find((name) => texts.has(name)) ?? null;
  };
  return done({
    channel: channel.code,
    currency: channel.defaultCurrencyCode,
    language: channel.defaultLanguageCode,
    pricesWithTax: channel.pricesIncludeTax,
    places,
    counts: globalSettings.trackInventory,
    locations: stockLocations.items,
    barcodeField: own('ProductVariant', barcodeFields),
    noteField: own('Order', noteFields),
  });
}
