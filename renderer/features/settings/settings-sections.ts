import type { IconName } from '#renderer/ui/icon.tsx';
import { type WordKey, type Words, wordOf } from '#renderer/words/words.ts';

/** A part of the settings with an address of its own. */
export type SettingsSection = {
  readonly id: string;
  /** What every desk shares, or what is this computer's alone. */
  readonly group: 'shop' | 'computer';
  readonly title: WordKey;
  readonly icon: IconName;
  /** Other words people look for it by. */
  readonly words: WordKey;
  /** Its settings as they are called on the screen, by their name in the address: `/settings/scanner?field=suffix`. */
  readonly fields: Readonly<Record<string, WordKey>>;
};

/** Every section, in order; what each shows stands in `section-parts.tsx`. */
export const settingsSections = [
  {
    id: 'shop',
    group: 'shop',
    title: 'settings.shop.title',
    icon: 'shop',
    words: 'settings.find.words.shop',
    fields: {
      name: 'settings.shop.name',
      currency: 'settings.shop.currency',
      location: 'settings.shop.defaultLocation',
      zone: 'settings.shop.timeZone',
    },
  },
  {
    id: 'sender',
    group: 'shop',
    title: 'settings.sender.title',
    icon: 'file',
    words: 'settings.find.words.sender',
    fields: {
      address: 'settings.sender.address',
      phone: 'settings.sender.phone',
      email: 'settings.sender.email',
      taxNumber: 'settings.sender.taxNumber',
    },
  },
  {
    id: 'tax',
    group: 'shop',
    title: 'tax.title',
    icon: 'labels',
    words: 'settings.find.words.tax',
    fields: { includes: 'tax.includesShort', classes: 'tax.classes' },
  },
  {
    id: 'packing',
    group: 'shop',
    title: 'settings.packing.title',
    icon: 'product',
    words: 'settings.find.words.packing',
    fields: {
      everybody: 'settings.packing.everybody',
      slip: 'settings.packing.slipAtOnce',
      label: 'settings.packing.labelAtOnce',
      labelPaper: 'settings.packing.labelPaper',
    },
  },
  {
    id: 'reorder',
    group: 'shop',
    title: 'settings.rule.title',
    icon: 'reorder',
    words: 'settings.find.words.reorder',
    fields: { point: 'settings.rule.point', upTo: 'settings.rule.upTo', notices: 'settings.rule.notices' },
  },
  {
    id: 'locations',
    group: 'shop',
    title: 'settings.locations.title',
    icon: 'location',
    words: 'settings.find.words.locations',
    fields: { add: 'settings.locations.add' },
  },
  {
    id: 'people',
    group: 'shop',
    title: 'settings.people.title',
    icon: 'people',
    words: 'settings.find.words.people',
    fields: { add: 'settings.people.add' },
  },
  {
    id: 'sharing',
    group: 'shop',
    title: 'settings.sharing.title',
    icon: 'synced',
    words: 'settings.find.words.sharing',
    fields: {
      share: 'sync.share',
      join: 'sharing.join.title',
      connect: 'sync.connect',
      disconnect: 'settings.sharing.disconnect',
    },
  },
  {
    id: 'backup',
    group: 'shop',
    title: 'backup.title',
    icon: 'copy',
    words: 'backup.find',
    fields: {
      folder: 'backup.folder',
      now: 'backup.now',
      daily: 'backup.daily',
      close: 'backup.atClose',
      passphrase: 'backup.passphrase.title',
      restore: 'backup.restore.title',
    },
  },
  {
    id: 'everything',
    group: 'shop',
    title: 'everything.title',
    icon: 'export',
    words: 'everything.words',
    fields: { format: 'everything.format', when: 'everything.when', start: 'everything.start' },
  },
  {
    id: 'books',
    group: 'shop',
    title: 'settings.books.title',
    icon: 'check',
    words: 'settings.find.words.books',
    fields: { check: 'settings.books.check', repair: 'settings.books.repair' },
  },
  {
    id: 'look',
    group: 'computer',
    title: 'shell.look.title',
    icon: 'sun',
    words: 'settings.find.words.look',
    fields: {
      language: 'shell.look.language',
      region: 'shell.look.region',
      scheme: 'shell.look.scheme',
      density: 'shell.look.density',
      motion: 'shell.look.motion',
    },
  },
  {
    id: 'printers',
    group: 'computer',
    title: 'labels.printers.title',
    icon: 'print',
    words: 'settings.find.words.printers',
    fields: { papers: 'labels.printers.papers', jobs: 'labels.jobs.title' },
  },
  {
    id: 'scanner',
    group: 'computer',
    title: 'settings.scanner.title',
    icon: 'barcode',
    words: 'settings.find.words.scanner',
    fields: {
      suffix: 'settings.scanner.suffix',
      prefix: 'settings.scanner.prefix',
      sounds: 'settings.scanner.sounds',
      test: 'settings.scanner.test',
    },
  },
  {
    id: 'data',
    group: 'computer',
    title: 'settings.computer.title',
    icon: 'database',
    words: 'settings.find.words.data',
    fields: {
      newShop: 'settings.computer.newShop',
      removeDemo: 'settings.computer.removeDemo',
      version: 'settings.computer.version',
      profile: 'settings.computer.profile',
      journal: 'settings.computer.journal',
    },
  },
  {
    id: 'log',
    group: 'computer',
    title: 'settings.log.title',
    icon: 'file',
    words: 'settings.find.words.log',
    fields: { save: 'settings.log.save', report: 'settings.support.make' },
  },
] as const satisfies readonly SettingsSection[];

export type SectionId = (typeof settingsSections)[number]['id'];

/** Where the settings open. */
export const settingsHome = placeOf('shop');

/** The address of a section, or of one of its settings. */
export function placeOf(section: SectionId, field?: string): string {
  return `/settings/${section}${field === undefined ? '' : `?field=${field}`}`;
}

/** A setting or a section to be found by its words. */
export type SettingsEntry = {
  readonly title: string;
  readonly keywords: string;
  /** The section a setting stands in; null for a section. */
  readonly section: string | null;
  readonly path: string;
  readonly icon: IconName;
};

/** Everything of the settings that can be found: each section, and then each of its settings. */
export function settingsEntries(t: Words): readonly SettingsEntry[] {
  return settingsSections.flatMap((one) => {
    const { id, icon, words, fields }: (typeof settingsSections)[number] = one;
    const title = wordOf(t, one.title);
    return [
      { title, keywords: wordOf(t, words), section: null, path: placeOf(id), icon },
      ...Object.entries(fields).map(([field, label]) => ({
        title: wordOf(t, label),
        keywords: title,
        section: title,
        path: placeOf(id, field),
        icon,
      })),
    ];
  });
}
