import type { help as english } from '../en/help.ts';
import type { Translation } from '../translation.ts';
import { helpChannels } from './help-channels.ts';
import { helpData } from './help-data.ts';
import { helpOrders } from './help-orders.ts';
import { helpPicking } from './help-picking.ts';
import { helpStart } from './help-start.ts';
import { helpStock } from './help-stock.ts';
import { helpWords } from './help-words.ts';

/** The help; in German. */
export const help: Translation<typeof english> = {
  title: 'Hilfe',
  here: 'Hilfe zu dieser Ansicht',
  shortcuts: 'Tastenkürzel',
  back: 'Zurück zur vorigen Ansicht',
  search: 'Hilfe durchsuchen',
  nothing: 'Diese Wörter kommen in der Hilfe nicht vor. Vielleicht passt ein anderes.',
  topicsName: 'Themen der Hilfe',
  inTopic: '{{topic}}: {{part}}',
  keysHere: 'Tasten dieser Ansicht',
  groups: { start: 'Kennenlernen', screens: 'Ansicht für Ansicht', data: 'Die eigenen Daten' },
  topics: { ...helpStart, ...helpWords, ...helpStock, ...helpOrders, ...helpPicking, ...helpChannels, ...helpData },
};
