import type { helpPicking as english } from '../en/help-picking.ts';
import type { Translation } from '../translation.ts';

/** Help: picking orders together; in German. */
export const helpPicking: Translation<typeof english> = {
  picking: {
    title: '{{word picking.title}}',
    keywords: 'Runde Kisten Wagen gemeinsam kommissionieren Weg scannen fehlt Fehlmenge übergeben übernehmen',
    lead: 'Mehrere Aufträge auf einem Weg am Regal entlang: eine Runde, die eine Person kommissioniert, Station für Station.',
    parts: {
      begin: {
        head: 'Eine Runde beginnen',
        step1:
          'Aufträge in der Liste wählen und {{word picking.together}} ({{keys orders.together}}), oder hier die nächsten, die vollständig da sind ({{keys picking.next}}).',
        step2:
          '{{word picking.methods.cluster}}: jeder Auftrag unterwegs in seine nummerierte Kiste. {{word picking.methods.batch}}: sortiert wird später. {{word picking.methods.single}}: einer nach dem anderen.',
        step3: 'Auf Wunsch die Liste drucken ({{keys pick.print}}): Ihr Code öffnet die Runde von überall.',
      },
      scan: {
        head: 'An einer Station',
        item1:
          'Jeder Scan entnimmt ein Stück oder den Inhalt der Packung und ist sofort gespeichert. Für mehr * und die Anzahl eingeben.',
        item2: 'Der Code eines Lagerorts sagt, ob Sie richtig stehen, oder führt zu seiner Station.',
        item3:
          'Ein falscher Artikel, ein Stück zu viel und ein unbekannter Code klingen anders, stehen rot da und in Worten; entnommen wird nichts.',
        item4:
          'Ohne Scanner: {{keys pick.one}} entnimmt eines, {{keys pick.all}} alles, {{keys pick.undo}} nimmt die letzte Entnahme zurück.',
        item5: '{{keys pick.skip}} und {{keys pick.back}} führen zu anderen Stationen.',
      },
      lots: {
        head: 'Chargen und Seriennummern',
        text: 'Vorgeschlagen wird die Charge, die zuerst abläuft; ein Scan des Artikels nimmt sie. Der Code einer anderen Charge nimmt diese. Eine Seriennummer wird selbst gescannt.',
      },
      short: {
        head: 'Wenn etwas nicht da ist',
        text: '{{word picking.commands.short}} ({{keys pick.short}}) hält fest, wie viele warum fehlen, und beginnt eine Zählung dieses Artikels an diesem Lagerort. Der Auftrag bleibt für den Rest offen.',
      },
      people: {
        head: 'Wem eine Runde gehört',
        text: 'Eine Runde gehört einer Person; andere sehen, wie weit sie ist, und können sie übernehmen ({{keys pick.handOver}}). Was entnommen ist, bleibt entnommen.',
      },
      end: {
        head: 'Beenden',
        text: '{{word picking.commands.finish}} ({{keys pick.finish}}) lässt offen, was nicht entnommen wurde. {{word picking.commands.cancel}} lässt Entnommenes entnommen oder legt es in einem Schritt zurück ins Regal.',
      },
    },
  },
};
