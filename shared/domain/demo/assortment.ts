import { must } from '#shared/base/must.ts';
import type { BarcodeId, ProductId, SupplierId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewBarcode, NewProduct, NewVariant } from '#shared/domain/operations/operation.ts';
import type { RuleFields, VariantOption } from '#shared/domain/operations/rows.ts';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import { DAY } from './calendar.ts';
import type { Chance } from './chance.ts';
import { freshId } from './fresh-id.ts';
import { axisValues, type Department, departments, type Good, ranges, type Season, services } from './goods.ts';

/** How a product does in the demo year: it sells, nobody wants it, its supplier dries up, it is given up, or nobody counts it. */
export type Fate = 'live' | 'dead' | 'dry' | 'retired' | 'untracked';

/** A variant with what the demo year needs to know of it; quantities in smallest units. */
export type Ware = {
  readonly variant: NewVariant;
  readonly barcodes: readonly NewBarcode[];
  readonly rule: RuleFields | null;
  /** How often it is sold, compared with others. */
  readonly demand: number;
  readonly season: Season;
  readonly fate: Fate;
  readonly supplierId: SupplierId | null;
  /** The least that is sold of it at once: 1 piece, 50 g, half a metre. */
  readonly portion: number;
  readonly carton: number;
};

/** A product, its variants, and the day of the demo year on which the shop takes it in. */
export type Article = { readonly product: NewProduct; readonly wares: readonly Ware[]; readonly fromDay: number };

export type Makers = {
  readonly chance: Chance;
  readonly nextId: () => string;
  readonly supplierIds: readonly SupplierId[];
};

/** About 400 products with about 650 variants, the same for the same chance. */
export function demoAssortment(makers: Makers): readonly Article[] {
  const codes = codeMaker();
  const articles = departments.flatMap((department) =>
    department.goods.flatMap((good) => {
      const lines = makers.chance.shuffled(ranges).slice(0, makers.chance.between(3, 4));
      return lines.map((range) => articleOf(makers, codes, department, good, range));
    }),
  );
  return [...articles, ...services.map((service) => serviceOf(makers, service))];
}

type Codes = { readonly sku: (department: string) => string; readonly ean: () => string };

/** SKUs and barcodes that run on. In-store EAN-13s (prefix 20) are nobody's product anywhere. */
function codeMaker(): Codes {
  const skus = new Map<string, number>();
  let eans = 0;
  return {
    sku: (department) => {
      const no = (skus.get(department) ?? 0) + 1;
      skus.set(department, no);
      return `${department}-${String(no).padStart(3, '0')}`;
    },
    ean: () => {
      eans += 1;
      const digits = `20${String(4_410_000 + eans * 7).padStart(10, '0')}`;
      return `${digits}${gtinCheckDigit(digits)}`;
    },
  };
}

function articleOf(
  makers: Makers,
  codes: Codes,
  department: Department,
  [noun, price, axis]: Good,
  range: string,
): Article {
  const { chance, nextId, supplierIds } = makers;
  const supplierId = supplierIds[chance.pick(department.suppliers)] ?? null;
  const sku = codes.sku(department.code);
  const id = freshId<ProductId>(nextId);
  const values = axis && chance.happens(0.66) ? chance.shuffled(axisValues[axis]).slice(0, chance.between(2, 4)) : [];
  const product: NewProduct = {
    id,
    name: `${range} ${noun}`,
    category: department.path,
    supplierId,
    archived: false,
    description: chance.happens(0.3) ? `From the ${range} range.` : null,
    productType: values.length > 0 ? 'variable' : 'simple',
  };
  const fate = fateOf(chance);
  const asked = Math.round((price * chance.between(80, 125)) / 100 / 10) * 10;
  const shape = { makers, codes, department, product, fate, price: asked, popularity: popularityOf(chance, price) };
  const wares =
    values.length > 0
      ? values.map((value) =>
          wareOf(shape, `${sku}-${value.slice(0, 3).toUpperCase().trim()}`, [{ name: axis ?? '', value }]),
        )
      : [wareOf(shape, sku, [])];
  const late = fate === 'live' && chance.happens(0.12);
  return { product, wares, fromDay: late ? chance.pick([45, 110, 170, 230, 290]) : 0 };
}

function fateOf(chance: Chance): Fate {
  const draw = chance.below(100);
  return draw < 5 ? 'dead' : draw < 9 ? 'dry' : draw < 11 ? 'retired' : draw < 12 ? 'untracked' : 'live';
}

/** Few things sell all the time, most now and then; the dear ones less often. */
function popularityOf(chance: Chance, price: number): number {
  const rank = chance.between(1, 60);
  return Math.round((60_000 / (rank + 4)) * (price > 4_000 ? 0.4 : price > 2_000 ? 0.8 : 1.2));
}

type Shape = {
  readonly makers: Makers;
  readonly codes: Codes;
  readonly department: Department;
  readonly product: NewProduct;
  readonly fate: Fate;
  readonly price: number;
  readonly popularity: number;
};

function wareOf(
  { makers, codes, department, product, fate, price, popularity }: Shape,
  sku: string,
  options: readonly VariantOption[],
): Ware {
  const { chance, nextId } = makers;
  const id = freshId<VariantId>(nextId);
  const decimals = department.measure?.decimals ?? 0;
  const portion = decimals === 0 ? 1 : 50;
  const carton = portion * chance.pick([1, 1, 4, 6, 6, 10, 12, 24]);
  const demand = fate === 'dead' || fate === 'untracked' ? 0 : Math.round((popularity * chance.between(50, 150)) / 100);
  const variant: NewVariant = {
    id,
    productId: product.id,
    sku,
    options,
    price,
    cost: Math.round((price * chance.between(38, 56)) / 100),
    unit: department.measure?.unit ?? null,
    supplierCode: chance.happens(0.6)
      ? `${product.name.slice(0, 2).toUpperCase()}${chance.between(1_000, 9_999)}`
      : null,
    archived: false,
    decimals,
  };
  const ean = codes.ean();
  const single: NewBarcode = { id: freshId<BarcodeId>(nextId), variantId: id, code: ean, packSize: portion };
  const box: NewBarcode = { id: freshId<BarcodeId>(nextId), variantId: id, code: cartonCode(ean), packSize: carton };
  const boxed = decimals === 0 && carton > 1 && chance.happens(0.45);
  return {
    variant,
    demand,
    fate,
    portion,
    carton,
    season: department.season,
    supplierId: product.supplierId,
    barcodes: chance.happens(0.94) ? [single, ...(boxed ? [box] : [])] : [],
    rule: fate === 'untracked' || (decimals === 0 && chance.happens(0.35)) ? null : ruleFor(demand, portion, carton),
  };
}

/** The carton's GTIN-14: indicator 1 before the piece's twelve digits, with its own check digit. */
function cartonCode(ean: string): string {
  const digits = `1${ean.slice(0, 12)}`;
  return `${digits}${gtinCheckDigit(digits)}`;
}

/** Alert at what about three weeks sell, buy for about eight more. */
function ruleFor(demand: number, portion: number, carton: number): RuleFields {
  const point = portion * Math.max(Math.round(demand / 1_400), 1);
  return { point, upTo: point * 3 + portion * 2, multiple: carton > 1 ? carton : null };
}

function serviceOf({ nextId }: Makers, [name, sku, price]: (typeof services)[number]): Article {
  const id = freshId<ProductId>(nextId);
  const product: NewProduct = {
    id,
    name,
    category: 'Services',
    supplierId: null,
    description: null,
    archived: false,
    productType: 'virtual',
  };
  const variant: NewVariant = {
    id: freshId<VariantId>(nextId),
    productId: id,
    sku,
    options: [],
    price,
    cost: null,
    unit: null,
    supplierCode: null,
    archived: false,
    decimals: 0,
  };
  const ware: Ware = {
    variant,
    barcodes: [],
    rule: null,
    demand: 0,
    season: 'all',
    fate: 'untracked',
    supplierId: null,
    portion: 1,
    carton: 1,
  };
  return { product, wares: [ware], fromDay: 0 };
}

/** The day an article is taken in, as a moment. */
export function takenInAt(article: Article, start: number): number {
  return start + article.fromDay * DAY;
}

/** The price of a ware; every ware the demo makes has one. */
export function priceOf(ware: Ware): number {
  return must(ware.variant.price, 'demo wares have a price');
}
