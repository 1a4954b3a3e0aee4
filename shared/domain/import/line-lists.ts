/** One line of an order as a cell says it, in the texts that stand there. */
export type ListedLine = {
  readonly name?: string;
  readonly sku?: string;
  readonly barcode?: string;
  readonly productId?: string;
  readonly options?: string;
  readonly quantity: string;
  readonly unitPrice?: string;
  readonly total?: string;
};

/** A longer cell is no list of lines. */
const LONGEST = 50_000;

/** The lines that one cell lists; undefined where any part of it says no quantity, so that nothing of it is guessed. */
export function linesInCell(cell: string): readonly ListedLine[] | undefined {
  if (cell.length > LONGEST) return undefined;
  const text = cell.replace(/[^\S\n\r]+/g, ' ').trim();
  if (text === '') return undefined;
  return linesOfJson(text) ?? linesOfPairs(text) ?? linesWithTimes(text);
}

/** What the names of values mean, folded to letters: `product_sku`, `Product SKU` and `sku` are one. */
const names: ReadonlyMap<string, keyof ListedLine> = new Map(
  (
    [
      ['name', 'name productname title producttitle itemname lineitemname'],
      ['sku', 'sku productsku variantsku itemsku'],
      ['barcode', 'barcode ean gtin upc'],
      ['productId', 'productid variationid variantid'],
      [
        'options',
        'productvariationdetails variationdetails productoptions options variant varianttitle variation meta',
      ],
      ['quantity', 'quantity qty productqty productquantity itemquantity count'],
      ['unitPrice', 'price unitprice productunitprice itemprice'],
      ['total', 'total producttotalprice producttotal linetotal'],
    ] as const
  ).flatMap(([part, words]) => words.split(' ').map((word) => [word, part] as const)),
);

const partOf = (key: string): keyof ListedLine | undefined => names.get(key.toLowerCase().replace(/[^a-z]/g, ''));

/** A line of named values; undefined where no quantity or no product is among them. */
function lineOf(pairs: Iterable<readonly [string, string]>): ListedLine | undefined {
  const found = new Map<keyof ListedLine, string>();
  for (const [key, value] of pairs) {
    const part = partOf(key);
    if (part !== undefined && value.trim() !== '' && !found.has(part)) found.set(part, value.trim());
  }
  const quantity = found.get('quantity');
  const isNamed = found.has('name') || found.has('sku') || found.has('barcode') || found.has('productId');
  return quantity === undefined || !isNamed ? undefined : { ...Object.fromEntries(found), quantity };
}

function all<T>(some: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = some.filter((one) => one !== undefined);
  return found.length > 0 && found.length === some.length ? found : undefined;
}

/** `[{"name":"Blue shirt","quantity":2}]` */
function linesOfJson(text: string): readonly ListedLine[] | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all(
    items.map((item) =>
      typeof item === 'object' && item !== null
        ? lineOf(
            Object.entries(item).flatMap(([key, held]) =>
              typeof held === 'string' || typeof held === 'number' ? [[key, String(held)] as const] : [],
            ),
          )
        : undefined,
    ),
  );
}

/** `name:Blue shirt|sku:B-1|quantity:2;name:Red hat|…`, and `Product ID: 7, Product Qty: 2, Product SKU: B-1|Product ID: …`. */
function linesOfPairs(text: string): readonly ListedLine[] | undefined {
  const [, first = '', , separator = ''] = /^([A-Za-z][\w ]{0,30}?):([^|,]*)([|,])/.exec(text) ?? [];
  if (first === '' || !/(?:quantity|qty)\s*:/i.test(text)) return undefined;
  // Each line begins with the name of the first value, whatever divides the lines.
  const divider = first.includes(' ') ? '[|;,\\s]+' : '[|;,\\n\\r]+\\s*';
  const beginning = new RegExp(`(?:^|${divider})(?=${first}\\s*:)`, 'g');
  const lines = text.split(beginning).filter((line) => line.trim() !== '');
  return all(lines.map((line) => lineOf(separator === '|' ? barPairs(line) : commaPairs(line))));
}

function barPairs(line: string): readonly (readonly [string, string])[] {
  return line.split('|').map((pair) => {
    const at = pair.indexOf(':');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
}

/** Values may have commas: a comma divides only where the name of a value follows that begins as the first one does. */
function commaPairs(line: string): readonly (readonly [string, string])[] {
  const word = /^\s*(\w+) /.exec(line)?.[1];
  const divider = word === undefined ? /,\s*(?=[A-Za-z]\w*\s*:)/ : new RegExp(`,\\s*(?=${word} [\\w ]{1,30}:)`);
  return line.split(divider).map((pair) => {
    const at = pair.indexOf(':');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
}

const END = '(?=\\s*(?:$|[|;\\n\\r,+]))';
/** `Blue shirt x2`, `Blue shirt × 2 @ $10.00 = $20.00`, `Blue shirt (Qty: 2)`. */
const timesBehind = new RegExp(
  `\\s*([^|;\\n\\r]+?)\\s*(?:[(\\[]\\s*)?(?:\\bx(?=\\d)|(?<!\\d\\s)\\bx\\s|[×*]|\\bQty:?|\\bQuantity:?)\\s?(\\d{1,6})(?:\\s*[)\\]])?(?:\\s*[@à]\\s*([^|;\\n=]{1,20}?))?(?:\\s*=\\s*([^|;\\n,]{1,20}?))?${END}\\s*(?:[|;\\n\\r,+]+|$)`,
  'giuy',
);
/** `2× Blue shirt, 1x Red hat ($12)` */
const timesInFront = new RegExp(
  `\\s*(\\d{1,6})\\s?(?:x\\b|×|\\*)\\s*([^|;\\n\\r]+?)(?:\\s*\\(\\s*(\\p{Sc}\\s?[\\d.,]+|[\\d.,]+\\s?\\p{Sc})\\s*\\))?\\s*(?:[|;\\n\\r,+]+\\s*(?=\\d{1,6}\\s?(?:x\\b|×|\\*))|[|;\\n\\r,+]*\\s*$)`,
  'giuy',
);

function linesWithTimes(text: string): readonly ListedLine[] | undefined {
  const behind = matches(timesBehind, text)?.map(([, said = '', quantity = '', unitPrice, total]) => ({
    ...nameAndSku(said),
    quantity,
    ...(unitPrice !== undefined && { unitPrice }),
    ...(total !== undefined && { total }),
  }));
  if (behind) return behind;
  return matches(timesInFront, text)?.map(([, quantity = '', said = '', unitPrice]) => ({
    ...nameAndSku(said),
    quantity,
    ...(unitPrice !== undefined && { unitPrice }),
  }));
}

/** Every match of a pattern where they make up the whole text. */
function matches(pattern: RegExp, text: string): readonly RegExpExecArray[] | undefined {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    const match = pattern.exec(text);
    if (!match || match[0] === '' || match[1]?.trim() === '') return undefined;
    found.push(match);
    at = pattern.lastIndex;
  }
  return found.length > 0 ? found : undefined;
}

/** `Blue shirt (SKU: B-1)`, `[B-1] Blue shirt` */
function nameAndSku(said: string): Pick<ListedLine, 'name' | 'sku'> {
  const [marked, sku] = /\s*[([]\s*SKU:?\s*([^)\]]{1,80})[)\]]/i.exec(said) ?? [];
  return marked === undefined || sku === undefined
    ? { name: said.trim() }
    : { name: said.replace(marked, '').trim(), sku: sku.trim() };
}
