/** What can be chosen to be written out, in the order it is written. */
export const outParts = [
  'shop',
  'products',
  'stock',
  'suppliers',
  'locations',
  'orders',
  'returns',
  'purchasing',
  'counts',
  'movements',
  'activity',
  'channels',
  'pictures',
  'people',
] as const;
export type OutPart = (typeof outParts)[number];

/** People are written only where somebody asks for them: they are not the shop's alone. */
export const outPartsByDefault: readonly OutPart[] = outParts.filter((part) => part !== 'people');

/** How the lists are written; what was done is always lines of JSON, as it is stored. */
export const outFormats = ['csv', 'xlsx', 'jsonl'] as const;
export type OutFormat = (typeof outFormats)[number];

/** The longest name of a shop within the name of its folder. */
const LONGEST = 60;

/** The name of the folder, which every system takes: the shop and the day that its files tell of. */
export function outFolderName(shop: string, day: string): string {
  const plain = shop
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/[. ]+$|^[. ]+/g, '');
  return `Stockroom ${plain === '' ? '' : `${plain} `}${day}`;
}
