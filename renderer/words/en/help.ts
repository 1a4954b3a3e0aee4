import { helpChannels } from './help-channels.ts';
import { helpData } from './help-data.ts';
import { helpOrders } from './help-orders.ts';
import { helpPicking } from './help-picking.ts';
import { helpStart } from './help-start.ts';
import { helpStock } from './help-stock.ts';
import { helpWords } from './help-words.ts';

/**
 * The help. A topic has parts, whose blocks stand in their order and are called by what they are: `text`, `step1`, `item1`.
 * Within a text `{{word KEY}}` is a word of the screens, `{{keys COMMAND}}` what is pressed for it, `{{go PLACE KEY}}` a way.
 */
export const help = {
  title: 'Help',
  here: 'Help for this screen',
  shortcuts: 'Keyboard shortcuts',
  back: 'Back to where you were',
  search: 'Search the help',
  nothing: 'Nothing in the help has these words. Try another one.',
  topicsName: 'Topics of the help',
  inTopic: '{{topic}}: {{part}}',
  keysHere: 'Keys of this screen',
  groups: { start: 'Getting to know it', screens: 'Screen by screen', data: 'Your data' },
  topics: { ...helpStart, ...helpWords, ...helpStock, ...helpOrders, ...helpPicking, ...helpChannels, ...helpData },
} as const;
