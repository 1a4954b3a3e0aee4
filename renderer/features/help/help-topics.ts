import { must } from '#shared/base/must.ts';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Words } from '#renderer/words/words.ts';
import { articlesOf, type TopicId } from './articles.ts';
import { plainText } from './help-text.ts';

/** A topic of the help; what it says stands in `renderer/words`. */
export type HelpTopic = {
  readonly id: TopicId;
  readonly group: 'start' | 'screens' | 'data';
  readonly icon: IconName;
  /** The screen whose keys it shows; `every` shows all keys there are. */
  readonly keys?: string;
};

/** Every topic, in the order of their list. */
export const helpTopics: readonly HelpTopic[] = [
  { id: 'start', group: 'start', icon: 'flag' },
  { id: 'words', group: 'start', icon: 'file' },
  { id: 'keyboard', group: 'start', icon: 'keyboard', keys: 'every' },
  { id: 'scanner', group: 'start', icon: 'barcode' },
  { id: 'dashboard', group: 'screens', icon: 'dashboard' },
  { id: 'stock', group: 'screens', icon: 'stock', keys: 'stock' },
  { id: 'product', group: 'screens', icon: 'product' },
  { id: 'orders', group: 'screens', icon: 'orders', keys: 'orders' },
  { id: 'order', group: 'screens', icon: 'file' },
  { id: 'packing', group: 'screens', icon: 'product', keys: 'packing' },
  { id: 'shipping', group: 'screens', icon: 'ship', keys: 'shipping' },
  { id: 'picking', group: 'screens', icon: 'orders', keys: 'picking' },
  { id: 'returns', group: 'screens', icon: 'receive', keys: 'returns' },
  { id: 'numbers', group: 'screens', icon: 'reports' },
  { id: 'reorder', group: 'screens', icon: 'reorder', keys: 'reorder' },
  { id: 'purchasing', group: 'screens', icon: 'purchasing' },
  { id: 'suppliers', group: 'screens', icon: 'purchasing' },
  { id: 'receive', group: 'screens', icon: 'receive', keys: 'purchasing' },
  { id: 'counts', group: 'screens', icon: 'counts', keys: 'counts' },
  { id: 'labels', group: 'screens', icon: 'labels', keys: 'labels' },
  { id: 'channels', group: 'screens', icon: 'channels', keys: 'channels' },
  { id: 'activity', group: 'screens', icon: 'activity', keys: 'activity' },
  { id: 'import', group: 'screens', icon: 'import' },
  { id: 'settings', group: 'screens', icon: 'settings' },
  { id: 'sharing', group: 'data', icon: 'synced' },
  { id: 'backup', group: 'data', icon: 'copy' },
  { id: 'everything', group: 'data', icon: 'export' },
  { id: 'storage', group: 'data', icon: 'database' },
  { id: 'trouble', group: 'data', icon: 'warning' },
];

/** The topic of this name; the first steps where it names none. */
export function topicNamed(name: string | undefined): HelpTopic {
  return must(helpTopics.find(({ id }) => id === name) ?? helpTopics[0], 'the help has topics');
}

/** The topic of each place, the first whose address begins the place's own. */
const topicPlaces: readonly (readonly [begins: string, topic: TopicId])[] = [
  ['/dashboard', 'dashboard'],
  ['/stock/product', 'product'],
  ['/stock', 'stock'],
  ['/orders/numbers', 'numbers'],
  ['/orders/', 'order'],
  ['/orders', 'orders'],
  ['/packing', 'packing'],
  ['/shipping', 'shipping'],
  ['/picking', 'picking'],
  ['/returns', 'returns'],
  ['/reorder', 'reorder'],
  ['/purchasing/receive', 'receive'],
  ['/purchasing', 'purchasing'],
  ['/suppliers', 'suppliers'],
  ['/counts', 'counts'],
  ['/channels', 'channels'],
  ['/documents', 'activity'],
  ['/labels', 'labels'],
  ['/activity', 'activity'],
  ['/settings/scanner', 'scanner'],
  ['/settings/packing', 'packing'],
  ['/settings/sharing', 'sharing'],
  ['/settings/backup', 'backup'],
  ['/settings/data', 'storage'],
  ['/settings/everything', 'everything'],
  ['/settings/books', 'trouble'],
  ['/settings/log', 'trouble'],
  ['/settings/printers', 'labels'],
  ['/settings', 'settings'],
  ['/help', 'start'],
];

/** The topic of a place of the window; null where it has none. */
export function topicOf(place: string): TopicId | null {
  return topicPlaces.find(([begins]) => place.startsWith(begins))?.[1] ?? null;
}

/** The address of a topic, or of a part of it. */
export function helpPlace(topic: TopicId, part?: string): string {
  return `/help/${topic}${part === undefined ? '' : `?part=${part}`}`;
}

/** A topic to be found by its words. */
export type HelpEntry = {
  readonly title: string;
  readonly keywords: string;
  readonly path: string;
  readonly icon: IconName;
};

/** The topics as the search of the whole window lists them. */
export function helpEntries(t: Words): readonly HelpEntry[] {
  const articles = articlesOf(t);
  return helpTopics.map(({ id, icon }) => {
    const { title, keywords } = articles[id];
    return { title: plainText(title, t), keywords, path: helpPlace(id), icon };
  });
}
