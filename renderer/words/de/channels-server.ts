import type { channelServer as english } from '../en/channels-server.ts';
import type { Translation } from '../translation.ts';

/** The shop's server as the one that talks to an online store, in German. */
export const channelServer: Translation<typeof english> = {
  name: 'der Server des Shops',
  give: 'Vom Server des Shops abgleichen lassen',
  giveText:
    'Der Server bekommt den Schlüssel von {{name}} und gleicht weiter ab, wenn alle Computer aus sind. Dort wird alles neu geladen, und nichts wird geschrieben, bevor Sie es noch einmal geprüft haben.',
  given: 'Der Server des Shops gleicht {{name}} jetzt ab',
};
