import type { GroupId, LocationId, ShopId, SupplierId } from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type {
  Decision,
  Group,
  NewLocation,
  NewSupplier,
  Payloads,
  StockLine,
} from '#shared/domain/operations/operation.ts';
import type { LocationType } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { type Article, priceOf, type Ware } from './assortment.ts';
import { freshId } from './fresh-id.ts';
import { suppliers } from './goods.ts';
import type { Places, Year } from './year.ts';

/** An act of the catalogue holds at most this many rows, of whatever kind (DATA-R1). */
const ROWS_AN_ACT = 25;

/** The shop, its three places with their staging, and its suppliers. */
export function placesAdded(
  { shopId, zone }: { readonly shopId: ShopId; readonly zone: string },
  places: Places,
  supplierIds: readonly SupplierId[],
): Decision {
  const named: readonly NewSupplier[] = supplierIds.flatMap((id, i) => {
    const supplier = suppliers[i];
    return supplier ? [{ id, name: supplier[0], leadTimeDays: supplier[1], archived: false }] : [];
  });
  return {
    type: 'place.added',
    payload: {
      group: null,
      shop: {
        id: shopId,
        name: 'Lark & Tarn',
        currency: 'EUR',
        defaultLocationId: places.warehouse,
        defaultPoint: 2,
        defaultUpTo: 6,
        legacyZone: zone,
      },
      locations: [
        ...withStaging(places.shop, 'Shop floor', 'shop', 'LOC-SHOP'),
        ...withStaging(places.warehouse, 'Warehouse', 'warehouse', 'LOC-WAREHOUSE'),
        ...withStaging(places.stall, 'Market stall', 'shop', 'LOC-STALL'),
      ],
      suppliers: named,
    },
  };
}

function withStaging(
  id: LocationId,
  name: string,
  locationType: LocationType,
  barcode: string,
): readonly NewLocation[] {
  return [
    { id, name, barcode, locationType, parentId: null, archived: false },
    {
      id: stagingId(id),
      name: `${name}: picked`,
      barcode: `${barcode}-OUT`,
      locationType: 'staging',
      parentId: id,
      archived: false,
    },
  ];
}

/** Takes articles into the shop at a moment: catalogue acts of at most 25 rows, with opening balances where stock is counted. */
export function takeIn(year: Year, at: number, articles: readonly Article[], label: string): void {
  const bundles = articles.map((article) => bundleOf(year, article));
  const parts = inActs(bundles);
  const id = freshId<GroupId>(year.nextId);
  parts.forEach((part, i) => {
    const group: Group = { id, act: 'import', label, part: i, parts: parts.length };
    year.act(at + i * 400, { type: 'catalog.added', payload: { group, ...part } });
  });
  for (const ware of articles.flatMap((article) => article.wares)) {
    year.wares.push(ware);
    if (ware.fate === 'untracked') year.uncounted.add(ware.variant.id);
  }
}

type Bundle = Omit<Payloads['catalog.added'], 'group'>;

function bundleOf(year: Year, { product, wares }: Article): Bundle {
  return {
    products: [product],
    variants: wares.map((ware) => ware.variant),
    barcodes: wares.flatMap((ware) => ware.barcodes),
    rules: wares.flatMap(({ rule, variant }) => (rule ? [{ variantId: variant.id, locationId: null, ...rule }] : [])),
    stock: wares.flatMap((ware) => openingOf(year, ware)),
  };
}

function inActs(bundles: readonly Bundle[]): readonly Bundle[] {
  const acts: Bundle[] = [];
  for (const bundle of bundles) {
    const last = acts.at(-1);
    const joined = last && join(last, bundle);
    if (joined && rowsIn(joined) <= ROWS_AN_ACT) acts[acts.length - 1] = joined;
    else acts.push(bundle);
  }
  return acts;
}

function join(a: Bundle, b: Bundle): Bundle {
  return {
    products: [...a.products, ...b.products],
    variants: [...a.variants, ...b.variants],
    barcodes: [...a.barcodes, ...b.barcodes],
    rules: [...a.rules, ...b.rules],
    stock: [...a.stock, ...b.stock],
  };
}

function rowsIn(bundle: Bundle): number {
  return (
    bundle.products.length + bundle.variants.length + bundle.barcodes.length + bundle.rules.length + bundle.stock.length
  );
}

function openingOf({ chance, places }: Year, ware: Ware): readonly StockLine[] {
  if (ware.fate === 'untracked') return [];
  const point = ware.rule?.point ?? ware.portion * 2;
  const back =
    ware.fate === 'dead' ? ware.portion * chance.between(8, 60) : point * 2 + ware.portion * chance.between(1, 6);
  const front =
    ware.portion * chance.between(1, 4) +
    (ware.fate === 'dead' ? 0 : Math.ceil(point / ware.portion / 3) * ware.portion);
  return [openingLine(ware, places.warehouse, back), openingLine(ware, places.shop, front)];
}

function openingLine(ware: Ware, locationId: LocationId, quantity: number): StockLine {
  return {
    variantId: ware.variant.id,
    locationId,
    quantity,
    reason: 'opening',
    costTotal: costOf(ware, quantity),
    tracks: 1,
    reverses: null,
  };
}

/** What a quantity of a ware costs to buy, in minor units. */
export function costOf(ware: Ware, quantity: number): number {
  return timesQuantity(ware.variant.cost ?? priceOf(ware), quantity, ware.variant.decimals);
}
