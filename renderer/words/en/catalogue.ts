import { activity } from './activity.ts';
import { allocation } from './allocation.ts';
import { backup } from './backup.ts';
import { channels } from './channels.ts';
import { counts } from './counts.ts';
import { dashboard } from './dashboard.ts';
import { documents } from './documents.ts';
import { everything } from './everything.ts';
import { exports } from './exports.ts';
import { failures } from './failures.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { importWords } from './import.ts';
import { importDialog } from './import-dialog.ts';
import { labels } from './labels.ts';
import { lots } from './lots.ts';
import { numbers } from './numbers.ts';
import { orders } from './orders.ts';
import { packing } from './packing.ts';
import { picking } from './picking.ts';
import { pictures } from './pictures.ts';
import { purchasing } from './purchasing.ts';
import { queue } from './queue.ts';
import { reorder } from './reorder.ts';
import { returns } from './returns.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { shipping } from './shipping.ts';
import { suppliers } from './suppliers.ts';
import { sync } from './sync.ts';
import { tax } from './tax.ts';
import { welcome } from './welcome.ts';
import { shell } from './shell.ts';
import { stock } from './stock.ts';
import { ui } from './ui.ts';
import { unknownCode } from './unknown-code.ts';

/** Every text of the window in English, by noun; other languages have the same keys. */
export const en = {
  activity,
  allocation,
  backup,
  channels,
  counts,
  dashboard,
  documents,
  everything,
  exports,
  failures,
  find,
  help,
  import: importWords,
  importDialog,
  labels,
  lots,
  numbers,
  orders,
  packing,
  picking,
  pictures,
  purchasing,
  queue,
  reorder,
  returns,
  settings,
  sharing,
  shipping,
  suppliers,
  sync,
  tax,
  welcome,
  shell,
  stock,
  ui,
  unknownCode,
} as const;
