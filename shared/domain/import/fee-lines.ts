import { foldState } from './state-meaning.ts';

/** Words for what is charged beside goods: shipping, tips, fees, coupons, tax, wrapping; folded, in 14 languages. */
const feeWords: ReadonlySet<string> = new Set(
  [
    'shipping shipment postage delivery freight handling tip tips gratuity fee fees surcharge discount coupon voucher tax vat gst donation insurance rounding wrap wrapping giftwrap deposit',
    'versand versandkosten versandpauschale porto lieferung lieferkosten fracht trinkgeld gebuhr gebuhren zuschlag rabatt gutschein nachlass mwst steuer spende versicherung rundung geschenkverpackung nachnahme nachnahmegebuhr mindermengenzuschlag verpackungspauschale',
    'livraison port frais pourboire remise reduction bon tva taxe don assurance arrondi emballage',
    'envio gastos portes propina cargo recargo descuento cupon iva impuesto donacion seguro redondeo envoltorio',
    'spedizione spese mancia commissione supplemento sconto buono tassa donazione assicurazione arrotondamento confezione',
    'verzending verzendkosten bezorgkosten bezorging fooi kosten toeslag korting btw donatie verzekering afronding cadeauverpakking',
    'frete gorjeta taxa desconto cupom doacao arredondamento embrulho',
    'frakt fraktkostnad porto dricks avgift rabatt moms donation forsakring oresavrundning presentinslagning',
    'fragt fragtomkostninger drikkepenge gebyr rabat frakt tips mva gave gaveindpakning gaveinnpakning',
    'toimitus toimituskulut toimitusmaksu postikulut juomaraha tippi maksu alennus alv lahjoitus pyoristys lahjapaketointi',
    'wysylka dostawa przesylka napiwek oplata znizka podatek darowizna pobranie',
    'doprava dopravne postovne spropitne poplatek sleva dph dar dobirka zaokrouhleni baleni',
    'kargo gonderim teslimat bahsis ucret ucreti indirim kdv bagis',
  ]
    .join(' ')
    .split(' '),
);

/** Of those, words with which no product's name begins: whatever stands behind them says how or where to. */
const sureWords: ReadonlySet<string> = new Set(
  'postage gratuity versand versandkosten versandpauschale lieferkosten trinkgeld nachnahmegebuhr livraison pourboire propina mancia spedizione verzending verzendkosten bezorgkosten fooi frete gorjeta frakt fraktkostnad dricks fragt fragtomkostninger drikkepenge toimituskulut toimitusmaksu postikulut juomaraha wysylka dostawa przesylka napiwek doprava dopravne postovne spropitne dobirka kargo bahsis'.split(
    ' ',
  ),
);
const sureBeginnings =
  /^(?:shipping (?:cost|charge|fee|method|rate|to|via|by)s?\b|delivery (?:cost|charge|fee)s?\b|frais (?:de port|de livraison|d expedition)\b|gastos de envio\b|costes? de envio\b|spese di spedizione\b|costi di spedizione\b|portes de envio\b|custos? de envio\b)/;

/** Words that stand beside those: how fast, by whom, free. */
const beside: ReadonlySet<string> = new Set(
  'the for and of to de des du d di del della da do dos e et y und und der die das zum per par por par til till za na charge charges cost costs service total amount flat rate local international national domestic standard express priority economy overnight next day days free paid gratis kostenlos kostenlose gratuit gratuite gratuita gratuito ilmainen zdarma ucretsiz darmowa nachnahme dhl ups fedex usps dpd gls hermes postnord bring posti colissimo correos seur brt postnl bpost ctt inpost packeta ppl royal mail post paket parcel package pickup gift order payment card credit cash paypal service servicio transaction custom bestellung commande pedido ordine zamowienia'.split(
    ' ',
  ),
);

const typesOfGoods =
  /^(?:line item|product|item|simple|variable|variation|produkt|artikel|produit|producto|prodotto|article|physical|good|goods)$/;
const typesOfFees =
  /\b(?:custom amount|shipping|fee|coupon|tax|discount|tip|handling|refund|surcharge|delivery|versand\w*|gebuhr|gutschein|rabatt|livraison|frais|envio|descuento|spedizione|sconto|verzending|korting)\b/;

/** Whether a row tells what became of lines that have rows of their own: how they were sent, paid for or given back. */
export function isRecordType(cell: string): boolean {
  return /^(?:fulfil?lment line|transaction|refund line|return line|fulfil?lment|payment)$/.test(foldState(cell));
}

/** Whether a line's own type says that it is no product: `shipping`, `fee`, `coupon`. */
export function isFeeType(cell: string): boolean {
  const type = foldState(cell);
  return !typesOfGoods.test(type) && typesOfFees.test(type);
}

/** Whether a name begins like none but a charge: `Versand nach Österreich`, `Frais de port Corse`. */
export function beginsAsFee(name: string): boolean {
  const folded = foldState(name);
  return sureWords.has(folded.split(' ')[0] ?? '') || sureBeginnings.test(folded);
}

/** Whether a line's name, or what stands for its SKU, says nothing but a charge: `Tip`, `DHL Versand`, `SHIPPING`. */
export function isFeeName(name: string): boolean {
  const words = foldState(name)
    .split(' ')
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  return (
    words.length > 0 &&
    words.length <= 8 &&
    words.some((word) => feeWords.has(word)) &&
    words.every((word) => word.length === 1 || feeWords.has(word) || beside.has(word))
  );
}
