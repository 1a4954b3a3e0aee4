import type {
  BarcodeId,
  GroupId,
  LocationId,
  ProductId,
  ShopId,
  SupplierId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewLocation, Payloads } from '#shared/domain/operations/operation.ts';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { freshId } from './fresh-id.ts';
import { axisValues, departments, ranges, suppliers } from './goods.ts';

export type HugeOptions = {
  readonly count: number;
  readonly seed: number;
  readonly nextId: () => string;
  readonly shopId: ShopId;
};

const WARES_AN_ACT = 25;
const places = ['Shop floor', 'Warehouse', 'Upper store', 'Market stall', 'Second shop'];

/**
 * A shop of `count` stock-keeping units with barcode, price, rule and stock at five locations each, for measuring: one act
 * for the places, then acts of 25 wares as an import writes them. The same seed and ids make the same shop.
 */
export function* generateHugeShop({ count, seed, nextId, shopId }: HugeOptions): Generator<Decision> {
  const chance = chanceFrom(seed);
  const locations = places.map(() => freshId<LocationId>(nextId));
  const supplierIds = suppliers.map(() => freshId<SupplierId>(nextId));
  yield {
    type: 'place.added',
    payload: {
      group: null,
      shop: {
        id: shopId,
        name: 'Huge shop',
        currency: 'EUR',
        defaultLocationId: locations[1] ?? null,
        defaultPoint: 3,
        defaultUpTo: 12,
      },
      locations: locations.flatMap((id, i) => withStaging(id, places[i] ?? '', i === 1)),
      suppliers: supplierIds.map((id, i) => ({
        id,
        name: suppliers[i]?.[0] ?? '',
        leadTimeDays: suppliers[i]?.[1] ?? null,
        archived: false,
      })),
    },
  };
  const id = freshId<GroupId>(nextId);
  const parts = Math.ceil(count / WARES_AN_ACT);
  for (let part = 0; part < parts; part++) {
    const wares = Array.from({ length: Math.min(WARES_AN_ACT, count - part * WARES_AN_ACT) }, (_, i) =>
      wareOf({ chance, nextId, locations, supplierIds }, part * WARES_AN_ACT + i),
    );
    const payload: Payloads['catalog.added'] = {
      group: { id, act: 'import', label: 'everything.csv', part, parts },
      products: wares.map((ware) => ware.product),
      variants: wares.map((ware) => ware.variant),
      barcodes: wares.map((ware) => ware.barcode),
      rules: wares.flatMap((ware) => ware.rules),
      stock: wares.flatMap((ware) => ware.stock),
    };
    yield { type: 'catalog.added', payload };
  }
}

function withStaging(id: LocationId, name: string, isWarehouse: boolean): readonly NewLocation[] {
  return [
    { id, name, barcode: null, locationType: isWarehouse ? 'warehouse' : 'shop', parentId: null, archived: false },
    {
      id: stagingId(id),
      name: `${name}: picked`,
      barcode: null,
      locationType: 'staging',
      parentId: id,
      archived: false,
    },
  ];
}

type Makers = {
  readonly chance: Chance;
  readonly nextId: () => string;
  readonly locations: readonly LocationId[];
  readonly supplierIds: readonly SupplierId[];
};

function wareOf({ chance, nextId, locations, supplierIds }: Makers, no: number) {
  const [productId, variantId] = [freshId<ProductId>(nextId), freshId<VariantId>(nextId)];
  const department = chance.pick(departments);
  const [noun, price] = chance.pick(department.goods);
  const asked = Math.round((price * chance.between(60, 180)) / 1_000) * 10;
  const digits = `21${String(no).padStart(10, '0')}`;
  return {
    product: {
      id: productId,
      name: `${chance.pick(ranges)} ${noun}, ${chance.pick(axisValues.Colour)}, no. ${no + 1}`,
      category: department.path,
      supplierId: chance.pick(supplierIds),
      description: null,
      archived: chance.happens(0.02),
      productType: 'simple',
    } as const,
    variant: {
      id: variantId,
      productId,
      sku: `${department.code}-${String(no + 1).padStart(6, '0')}`,
      options: [],
      price: asked,
      cost: Math.round(asked * 0.45),
      unit: null,
      supplierCode: null,
      archived: false,
      decimals: 0,
    } as const,
    barcode: { id: freshId<BarcodeId>(nextId), variantId, code: `${digits}${gtinCheckDigit(digits)}`, packSize: 1 },
    rules: chance.happens(0.4)
      ? [{ variantId, locationId: null, point: chance.between(2, 20), upTo: null, multiple: null }]
      : [],
    stock: locations.map(
      (locationId) =>
        ({
          variantId,
          locationId,
          quantity: stockOf(chance),
          reason: 'opening',
          costTotal: null,
          tracks: 1,
          reverses: null,
        }) as const,
    ),
  };
}

function stockOf(chance: Chance): number {
  return chance.happens(0.15) ? 0 : chance.happens(0.01) ? 0 - chance.between(1, 3) : chance.between(1, 40);
}
