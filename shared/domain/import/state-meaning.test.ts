import { describe, expect, test } from 'vitest';
import { stateMeaning } from './state-meaning.ts';

/** States as programs and people write them, by what they mean. */
const states: readonly (readonly [ReturnType<typeof stateMeaning>, string])[] = [
  [
    'shipped',
    'completed|Not paid, shipped|Paid - Shipped|wc-completed|Complete|fulfilled|Shipped|SHIPPED|Shipped - Delivered to Buyer|delivered|Fully delivered|closed|Dispatched|Done|Picked up|In transit|Abgeschlossen|Versendet|Verschickt|Geliefert|Erledigt|Terminée|Expédiée|Livrée|Completado|Enviado|Entregado|Completato|Spedito|Evaso|Consegnato|Voltooid|Afgerond|Verzonden|Geleverd|Concluído|Enviada|Entregue|Slutförd|Skickad|Levererad|Gennemført|Afsendt|Leveret|Fullført|Sendt|Levert|Valmis|Lähetetty|Toimitettu|Zrealizowane|Wysłane|Dostarczono|Dokončeno|Odesláno|Doručena|Tamamlandı|Kargoya verildi|Gönderildi|Teslim edildi',
  ],
  [
    'part-shipped',
    'partial|Partially|partial shipped|partially_fulfilled|PartiallyShipped|Partially delivered|Partially shipped|teilweise versendet|Teilgeliefert|Partiellement expédiée|Parcialmente enviado|Parzialmente evaso|Gedeeltelijk verzonden|Parcialmente entregue|Delvis levererad|Delvist leveret|Osittain toimitettu|Częściowo wysłane|Částečně odesláno|Kısmen gönderildi',
  ],
  [
    'unshipped',
    'unfulfilled|Paid, unfulfilled|Bezahlt / nicht versendet|Unshipped|Not shipped|Not delivered|Pending fulfillment|Awaiting Shipment|Awaiting Fulfillment|Ready to ship|Ready for pickup|To ship|Nicht versendet|Noch nicht geliefert|Versandbereit|Wartet auf Versand|Non expédiée|À expédier|En attente d’expédition|No enviado|Por enviar|Da spedire|Inevaso|Niet verzonden|Te verzenden|Não enviado|Ej skickad|Ikke sendt|Ikke leveret|Klar til afsendelse|Ei toimitettu|Lähettämättä|Niezrealizowane|Nie wysłano|Gotowe do wysłania|Neodesláno|Gönderilmedi|Backordered',
  ],
  [
    'open',
    'processing|open|Sales Order|New|In progress|IN_PROGRESS|Confirmed|Accepted|In Bearbeitung|Offen|Neu|Bestätigt|En cours|En cours de traitement|Confirmée|Procesando|En proceso|Abierto|In lavorazione|Aperto|In behandeling|Verwerken|Processando|Em andamento|Behandlas|Ny|Under behandling|Behandler|Käsittelyssä|Uusi|W trakcie realizacji|Nowe|Zpracovává se|Nová|Hazırlanıyor|Yeni',
  ],
  [
    'paid',
    'paid|authorized|Payment accepted|Payment received|Bezahlt|Zahlung eingegangen|Payée|Paiement accepté|Pagado|Pagato|Betaald|Pago|Betald|Betalt|Maksettu|Opłacone|Zaplaceno|Ödendi',
  ],
  [
    'unpaid',
    'Pending payment|Unpaid; unfulfilled|Payment pending|Awaiting payment|unpaid|partially_paid|Not paid|Unbezahlt|Zahlung ausstehend|Nicht bezahlt|Attente paiement|Impayée|Pendiente de pago|No pagado|In attesa di pagamento|Non pagato|Wachten op betaling|In afwachting van betaling|Onbetaald|Aguardando pagamento|Pagamento pendente|Väntar på betalning|Obetald|Afventer betaling|Ubetalt|Venter på betaling|Odottaa maksua|Oczekuje na płatność|Nieopłacone|Čeká na platbu|Nezaplaceno|Ödeme bekleniyor',
  ],
  [
    'waiting',
    'pending|Pending|Ausstehend|En attente|Pendiente|In attesa|In afwachting|Pendente|Väntande|Odottaa|Oczekujące|Čekající|Beklemede|En espera',
  ],
  [
    'held',
    'on-hold|Layby|PARKED|on_hold|wc-on-hold|OnHold|On hold|Held|In de hold|Pausiert|In sospeso|Wstrzymane|Parkerad|Pozastaveno|På hold|Disputed',
  ],
  [
    'cancelled',
    'cancelled|canceled|CANCELED|voided|Void|Expired|Abandoned|trash|Declined|Storniert|Annulliert|Abgebrochen|Annulée|Cancelado|Anulado|Annullato|Geannuleerd|Cancelada|Avbruten|Makulerad|Annulleret|Kansellert|Peruutettu|Peruttu|Anulowane|Zrušeno|Stornováno|İptal edildi',
  ],
  [
    'refunded',
    'refunded|Returned|Shipped - Returned to Seller|Chargeback|Rückerstattet|Erstattet|Retourniert|Remboursée|Retournée|Reembolsado|Devuelto|Rimborsato|Reso|Terugbetaald|Geretourneerd|Devolvido|Återbetald|Refunderet|Refundert|Hyvitetty|Palautettu|Zwrócone|Vráceno|İade edildi',
  ],
  [
    'part-refunded',
    'partially_refunded|Teilweise erstattet|Partiellement remboursée|Parcialmente reembolsado|Gedeeltelijk terugbetaald',
  ],
  [
    'failed',
    'failed|Payment failed|Fehlgeschlagen|Échouée|Fallido|Fallito|Mislukt|Falhou|Malsucedido|Misslyckades|Mislykket|Epäonnistunut|Nieudane|Nie powiodło się|Neúspěšná|Selhalo|Başarısız',
  ],
  [
    'draft',
    'draft|Quotation|Quotation Sent|checkout-draft|Entwurf|Angebot|Brouillon|Devis|Borrador|Bozza|Preventivo|Concept|Rascunho|Utkast|Kladde|Luonnos|Szkic|Koncept|Taslak',
  ],
  [null, '|-|n/a|  |—|Not required|Nothing to deliver'],
  [
    undefined,
    'Box 4|Klarna|received|Return requested|Refund pending|Cancellation requested|Delivery failed|Shipping|waiting on the blue one|shipped, cancelled|Visa|Incomplete|Paid, box 4|Layby closed',
  ],
];

describe('the words for an order’s state', () => {
  test.each(states.flatMap(([meaning, cells]) => cells.split('|').map((cell) => [cell, meaning] as const)))(
    '[IMP210] “%s” means %s',
    (cell, meaning) => expect(stateMeaning(cell)).toBe(meaning),
  );
});
