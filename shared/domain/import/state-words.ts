/** What a cell says about the state of an order or of one of its lines. */
export type StateMeaning =
  | 'shipped'
  | 'part-shipped'
  | 'unshipped'
  | 'open'
  | 'paid'
  | 'unpaid'
  | 'waiting'
  | 'held'
  | 'cancelled'
  | 'refunded'
  | 'part-refunded'
  | 'failed'
  | 'draft';

/** What one word of an order's state speaks of; a state of several words is put together from these. */
export type StatePart =
  | 'not'
  | 'part'
  | 'waiting'
  | 'ready'
  | 'to'
  | 'got'
  | 'sending'
  | 'sent'
  | 'paying'
  | 'paid'
  | 'open'
  | 'hold'
  | 'cancelled'
  | 'refunded'
  | 'failed'
  | 'draft'
  | 'filler';

/** Expressions of several words, read as one; folded. */
export const statePhrases: readonly (readonly [RegExp, string])[] = [
  [/^wc /, ''],
  [/^(?:not required|not applicable|nothing to (?:deliver|ship)|no shipping(?: required)?)$/, ''],
  [/\b(?:on|a la|in de|pa) hold\b/g, 'hold'],
  [/\bin (?:transit|transito)\b|\ben (?:route|transit|transito|reparto|camino)\b|\bout for delivery\b/g, 'shipped'],
  [/\bpicked up\b|\bhanded over\b|\bsevk edildi\b|\bteslim edildi\b|\bkargoya verildi\b/g, 'shipped'],
  [/\bteslim edilmedi\b|\bkargoya verilmedi\b/g, 'unshipped'],
  [/\bcharged back\b/g, 'chargeback'],
  [/\bquotation sent\b/g, 'quotation'],
  [/^sales order$/g, 'open'],
  [/\bnie powiodlo sie\b/g, 'failed'],
  [/\bback order(?:ed)?\b/g, 'unshipped'],
  [/\b(?:valmis|valmiina) (?:toimitettavaksi|noudettavaksi|lahetettavaksi|noutoon)\b/g, 'ready'],
];

/** Words by what they speak of, folded, in the languages that shops export in; a star stands for any ending. */
export const stateLexicon: readonly (readonly [StatePart, string])[] = [
  ['not', 'not never no non nicht kein keine pas sin niet geen nao ej inte ikke ei eivat nie neni'],
  [
    'part',
    'partial partially partly part teil teilweise partiel* partie parcial* parzial* parte gedeeltelijk deels delvis delvist osittain osa czesciow* castecn* kismen kismi',
  ],
  [
    'waiting',
    'pending awaiting waiting waits await due outstanding ausstehend* wartend* wartet warten wartestellung attente attend pendiente* espera esperando attesa afwachting wacht wachten wachtend openstaand* pendente* aguardando aguarda vantar vantande invantar afventer venter avventer ventende vent odottaa odottavat oczekuje oczekujac* czeka ceka cekajici bekleniyor bekliyor beklemede bekleyen',
  ],
  [
    'ready',
    'ready bereit versandbereit versandfertig abholbereit pret prete listo lista pronto pronta klaar klar klart gotow* pripraven* hazir',
  ],
  ['to', 'to zu zum zur por para da te til att do k pour a'],
  [
    'got',
    'received erhalten eingegangen recu recue recibid* ricevut* ontvangen recebid* mottagen mottatt modtaget vastaanotettu otrzyman* prijat* alindi',
  ],
  [
    'sending',
    'ship shipment shipping dispatch despatch fulfil fulfill fulfilment fulfillment delivery deliver pickup collection versand lieferung versenden abholung auslieferung expedition expedier livraison livrer envoi envoyer retrait envio enviar entrega entregar recogida despacho despachar spedizione spedire consegna consegnare ritiro evadere evasione verzending verzenden levering versturen bezorging afhalen expedicao expedir retirada levantamento leverans skicka frakt hamtning forsendelse afsendelse sende afhentning sending henting toimitus toimitusta lahetys lahetysta nouto noutoa wysylk* wyslania dostaw* odbior* odeslani doruceni expedici vyzvednuti doprav* gonderim gonderime sevkiyat kargo teslimat',
  ],
  [
    'paying',
    'payment payments zahlung zahlungs* bezahlung bezahlen paiement reglement pagamento betaling betalning maksu maksua platnosc* platb* zaplaceni odeme*',
  ],
  [
    'cancelled',
    'cancel* restocked void voided annul* anul* abandon* deleted trash* spam rejected declined expired withdrawn storniert storno* stornovan* abgebrochen abgelehnt geloscht widerrufen abgelaufen refuse* expire* rejete* supprime* rechazad* caducad* rifiutat* scadut* geannuleerd afgewezen verlopen vervallen verwijderd recusad* rejeitad* expirad* avbruten avbrutna avbrutet avbestalld* makulerad* avvisad* aflyst afvist slettet kansellert avbrutt avlyst avvist peruttu peruutettu hylatty vanhentunut odrzucon* wygasl* zrusen* zamitnut* iptal* reddedildi',
  ],
  [
    'refunded',
    'refund* chargeback returned return returns reversed erstattet ruckerstattet zuruckerstattet gutgeschrieben retourniert retoure* zuruckgesendet zuruckgegeben rembours* retourne* retour reembols* devuelt* devoluc* devolvid* rimbors* reso resa resi restituit* terugbetaald geretourneerd gecrediteerd estornad* aterbetald* aterbetalning returnerad* retur krediterad* refunder* tilbagebetalt tilbakebetalt returneret returnert hyvitet* palautettu palautus zwrocon* zwrot* vracen* refundovan* dobropis* iade*',
  ],
  [
    'failed',
    'fail* error fehlgeschlagen gescheitert fehler echou* echec erreur fallid* fallit* errore mislukt falhad* falhou malsucedid* erro misslyckad* misslyckats mislykke* mislyktes fejlet feilet epaonnistun* nieudan* neuspesn* selhal* basarisiz hata*',
  ],
  [
    'draft',
    'draft* quote quotation estimate offer cart basket checkout entwurf angebot warenkorb brouillon devis panier borrador presupuesto carrito cotizacion bozza preventivo carrello concept offerte winkelwagen rascunho orcamento carrinho utkast offert kladde tilbud handlekurv luonnos tarjous szkic oferta koszyk koncept nabidka kosik taslak teklif sepet*',
  ],
  [
    'hold',
    'hold held parked layby layaway paused suspended blocked review disputed fraud zuruckgestellt pausiert gesperrt angehalten geparkt suspendu* bloque* pausad* retenid* suspens* suspendid* bloquead* retid* sospes* bloccat* aangehouden gepauzeerd geblokkeerd parkerad* vilande pidossa wstrzyman* zawieszon* pozastaven* pozdrzen* askida',
  ],
  [
    'sent',
    'shipped dispatched despatched sent fulfilled fullfilled delivered complete completed done closed finished collected archived locked versendet versandt verschickt abgeschickt geliefert ausgeliefert zugestellt abgeschlossen fertig fertiggestellt erledigt abgeholt beendet geschlossen expedie expediee expedies expediees envoye* livre livree livres livrees termine* complet* clos close cloture* acheve* honore* enviad* entregad* finalizad* cerrad* despachad* recogid* spedit* inviat* consegnat* evas* conclus* chius* ritirat* verzonden verstuurd geleverd bezorgd voltooid afgerond afgehandeld afgeleverd opgehaald gesloten entregue* concluid* expedid* fechad* skickad* skickat levererad* levererat slutford* fardig* avslutad* hamtad* utlamnad* afsendt sendt leveret levert gennemfort fuldfort fullfort faerdig ferdig afsluttet avsluttet afhentet hentet lahetetty toimitettu valmis noudettu suljettu suoritettu wyslan* dostarczon* zrealizowan* zakonczon* nadan* odebran* zamkniet* doreczon* odeslan* dorucen* dokoncen* vyrizen* expedovan* vyzvednut* uzavren* hotov* dodan* gonderildi kargolandi tamamlandi kapandi',
  ],
  [
    'paid',
    'paid authorized authorised captured settled bezahlt gezahlt beglichen paye payee payes payees regle* pagad* pagat* pago paga pagos saldat* betaald voldaan quitad* betald* betalt maksettu oplacon* zaplacon* zaplacen* uhrazen* odendi autorisiert autorise* autorizad* autorizzat*',
  ],
  [
    'open',
    'open new processing process progress confirmed accepted placed created active approved acknowledged preparing packed packing picking picked printed queued scheduled assigned booked ordered reserved proposed production offen* neu neue neuer bearbeitung bestatigt angenommen verarbeitung kommissioniert gepackt verpackt vorbereitung freigegeben aktiv gedruckt aufgegeben ouvert* nouveau nouvelle cours traitement confirme* accepte* valide* preparation abiert* nuevo nueva procesando proceso aceptad* preparacion preparando tramitando aprobad* apert* nuovo nuova lavorazione elaborazione confermat* accettat* preparazione corso nieuw nieuwe verwerken verwerking behandeling bevestigd geaccepteerd voorbereiding lopend abert* novo nova processando processamento processar andamento separacao confirmad* aceit* preparacao aprovad* oppen oppna ny nya nye behandlas bekraftad* pagaende bearbetas plockas packad* aben apen behandling behandles behandler bekraeftet bekreftet pakket igang avoin uusi kasittelyssa kasitellaan vahvistettu hyvaksytty kerailyssa pakattu otwart* nowe nowy nowa realizacji trakcie realizowan* przetwarzan* potwierdzon* przyjet* przygotowan* spakowan* kompletowan* otevren* nove novy zpracovava zpracovani vyrizuje potvrzen* pripravuje acik yeni hazirlaniyor isleniyor islemde onaylandi',
  ],
  [
    'filler',
    'for the of by on onaccount account in is was has been be yet already fully full order orders status state buyer customer seller via with and auf an am ist wurde wird noch der die das und vollstandig komplett bestellung auftrag kunde kunden du de des d la le les l au en est ete encore et commande client di del della il lo ancora e ordine cliente van op het is nog en bestelling klant o em ainda y el aun todavia pedido encomenda och i pa annu bestallning og er ordre enda kunde ja viela tilaus w na z sie jeszcze zamowienie zamowienia se jeste objednavka ve siparis edildi henuz under til',
  ],
];
