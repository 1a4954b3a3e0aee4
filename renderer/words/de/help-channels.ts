import type { helpChannels as english } from '../en/help-channels.ts';
import type { Translation } from '../translation.ts';

/** Help: online stores, in German. */
export const helpChannels: Translation<typeof english> = {
  channels: {
    title: '{{word channels.title}}',
    keywords:
      'onlineshop webshop woocommerce shopify vendure verbinden abgleich schlüssel api bestand zahl abweichung veröffentlichen entwurf anhalten',
    lead: 'Die Onlineshops, die Ihren Bestand verkaufen: Ihre Aufträge kommen hierher, und was hier verkauft wird, fehlt auch dort.',
    parts: {
      connect: {
        head: 'Einen Onlineshop verbinden',
        step1: '{{word channels.commands.connect}} ({{keys channels.connect}}) und die Art des Onlineshops wählen.',
        step2:
          'Seine Adresse und einen Schlüssel eingeben. Neben den Feldern steht, wo er in diesem Onlineshop angelegt wird.',
        step3:
          'Ansehen, wer geantwortet hat und woraus seine Aufträge bedient werden. Dann wird alles abgerufen; geschrieben wird dort nichts.',
        text: 'Schlüssel bleiben im sicheren Speicher dieses Rechners. Ein Rechner spricht mit einem Onlineshop; die anderen sehen seine Aufträge und den Bestand.',
      },
      review: {
        head: 'Die erste Durchsicht',
        text: 'Unter {{word channels.tabs.review}} steht, welche seiner Artikel welche von Ihren sind: nach SKU, dann nach Barcode, dann nach Name und Optionen. Was mehrere gemeinsam haben, wird gefragt.',
        text2:
          'Wo Zahlen abweichen, wird nichts geschrieben, bis Sie unsere behalten, seine übernehmen oder später zählen. {{word channels.review.look}} nennt jede Zahl, die sich ändern würde, bevor etwas geschrieben wird.',
      },
      truth: {
        head: 'Der Wahrheitsmesser',
        item1: 'Was der Onlineshop von jedem Artikel zeigt, und wie alt das ist.',
        item2:
          'Was er nach allem, was ihm gesagt und dort verkauft wurde, zeigen sollte, und was Sie anbieten. Das Angebot drücken, um zu sehen, woraus es besteht.',
        item3:
          'Eine Abweichung wird nie überschrieben. Sie teilen ihm Ihre Zahl als Unterschied mit oder lassen seine gelten.',
        text: 'Unter {{word channels.tabs.settings}} lassen sich Stücke zurückhalten, ein Mindestangebot setzen und Abweichungen ohne Nachfrage richten.',
      },
      stopped: {
        head: 'Wenn es stillsteht',
        text: 'Ging eine Antwort verloren und kann niemand sagen, ob der Onlineshop getan hat, was ihm gesagt wurde, steht das Mitteilen still. Im Onlineshop nachsehen, dann {{word channels.undecided.applied}} oder {{word channels.undecided.notApplied}} wählen.',
        text2:
          'Im {{word channels.tabs.log}} steht, was abgerufen und mitgeteilt wurde, und jede Anfrage mit der Nummer, die der Onlineshop ihr gab.',
      },
    },
  },
};
