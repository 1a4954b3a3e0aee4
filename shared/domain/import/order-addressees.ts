import type { OrderField } from './field.ts';

/** How programs of one language name what a file holds twice: for whom the goods go to, and for whom the bill goes to. */
type Addressees = {
  /** What stands before or behind the word, divided by bars. */
  readonly goods: string;
  readonly bill: string;
  readonly words: { readonly [F in OrderField]?: string };
};

const languages: readonly Addressees[] = [
  {
    goods: 'Shipping|Ship|Ship to|Delivery|Recipient|Shipping address|Delivery address|Shipping person',
    bill: 'Billing|Bill to|Invoice|Customer|Buyer|Contact|Billing address|Invoice address|Billing person',
    words: {
      customerName: 'Name|Full name',
      firstName: 'First name|Firstname',
      lastName: 'Last name|Lastname|Surname',
      company: 'Company|Company name',
      email: 'Email',
      phone: 'Phone|Phone number|Telephone',
      address: 'Address|Address1|Address 1|Address line 1|Address line1|Address 1&2|Street|Street 1|Street address',
      address2: 'House number|House no|Address number|Address 2|Address2|Address line 2|Address line2|Street 2',
      city: 'City|Town|Suburb',
      region: 'Region|State|State code|Province|County',
      postcode: 'Postcode|Postal code|Zip|Zip code|Zipcode|Post code|Zip/postal code',
      country: 'Country|Country code',
    },
  },
  {
    goods: 'Liefer|Lieferadresse|Lieferanschrift|Lieferung|Versand an|Versandadresse|Empfänger',
    bill: 'Rechnung|Rechnungs|Rechnungsadresse|Rechnungsanschrift|Käufer|des Käufers|Besteller|Kunde|Beleg',
    words: {
      customerName: 'Name',
      firstName: 'Vorname',
      lastName: 'Nachname',
      company: 'Firma|Firmenname',
      email: 'E-Mail|E-Mail-Adresse',
      phone: 'Telefon|Telefonnummer',
      address: 'Adresse|Adresse 1|Adresse 1 & 2|Adresse 1 und 2|Straße|Anschrift|Adresszeile 1|Straße und Hausnummer',
      address2: 'Hausnummer|Hausnr|Haus Nr|Adresse 2|Adresszusatz|Adresszeile 2',
      city: 'Ort|Stadt|Wohnort',
      region: 'Bundesland|Region',
      postcode: 'PLZ|Postleitzahl',
      country: 'Land',
    },
  },
  {
    goods: 'livraison|de livraison|expédition|d’expédition|destinataire',
    bill: 'facturation|de facturation|client|acheteur|de l’acheteur',
    words: {
      firstName: 'Prénom',
      lastName: 'Nom de famille',
      company: 'Société|Entreprise',
      phone: 'Téléphone',
      address: 'Adresse|Adresse 1|Adresse 1 et 2|Rue|Adresse ligne 1',
      address2: 'Adresse 2|Adresse ligne 2|Complément d’adresse',
      city: 'Ville',
      region: 'Région|Province',
      postcode: 'Code postal',
      country: 'Pays|Code pays',
    },
  },
  {
    goods: 'envío|de envío|entrega|de entrega',
    bill: 'facturación|de facturación|cliente|comprador|del comprador',
    words: {
      firstName: 'Nombre',
      lastName: 'Apellido|Apellidos',
      company: 'Empresa',
      phone: 'Teléfono',
      address: 'Dirección|Dirección 1|Dirección 1 y 2|Calle|Dirección línea 1',
      address2: 'Dirección 2|Dirección línea 2',
      city: 'Ciudad|Población|Localidad',
      region: 'Provincia|Región',
      postcode: 'Código postal|CP',
      country: 'País|Código de país',
    },
  },
  {
    goods: 'spedizione|di spedizione|consegna|di consegna|destinatario',
    bill: 'fatturazione|di fatturazione|acquirente|cliente',
    words: {
      firstName: 'Nome',
      lastName: 'Cognome',
      company: 'Azienda|Società|Ragione sociale',
      phone: 'Telefono',
      address: 'Indirizzo|Indirizzo 1|Indirizzo 1 e 2|Via',
      address2: 'Indirizzo 2',
      city: 'Città|Comune',
      region: 'Provincia|Regione',
      postcode: 'CAP|Codice postale',
      country: 'Paese|Nazione',
    },
  },
  {
    goods: 'verzend|verzending|verzendadres|aflever|afleveradres|bezorg|bezorgadres|levering|ontvanger',
    bill: 'factuur|factuuradres|facturering|betaling|klant|koper',
    words: {
      customerName: 'Naam',
      firstName: 'Voornaam',
      lastName: 'Achternaam',
      company: 'Bedrijf|Bedrijfsnaam',
      phone: 'Telefoon|Telefoonnummer',
      address: 'Adres|Adres 1|Straat|Adresregel 1',
      address2: 'Huisnummer|Adres 2|Adresregel 2',
      city: 'Plaats|Stad|Woonplaats',
      region: 'Provincie',
      postcode: 'Postcode',
      country: 'Land',
    },
  },
  {
    goods: 'entrega|de entrega|envio|de envio',
    bill: 'faturamento|de faturamento|faturação|de faturação|cobrança|de cobrança|comprador',
    words: {
      firstName: 'Nome',
      lastName: 'Sobrenome|Apelido',
      company: 'Empresa',
      phone: 'Telefone',
      address: 'Endereço|Endereço 1|Morada|Rua',
      address2: 'Endereço 2|Complemento',
      city: 'Cidade|Localidade',
      postcode: 'CEP|Código postal',
      country: 'País',
    },
  },
  {
    goods: 'dostawy|wysyłki|adres dostawy|odbiorca|odbiorcy',
    bill: 'płatności|do faktury|faktury|adres rozliczeniowy|kupujący|kupującego',
    words: {
      firstName: 'Imię',
      lastName: 'Nazwisko',
      company: 'Firma',
      phone: 'Telefon',
      address: 'Adres|Ulica|Adres 1',
      address2: 'Adres 2',
      city: 'Miasto|Miejscowość',
      postcode: 'Kod pocztowy',
      country: 'Kraj',
    },
  },
  {
    goods: 'leverans|leveransadress|levering|leveringsadresse|frakt|mottagare|modtager|mottaker',
    bill: 'faktura|fakturaadress|fakturaadresse|betalning|betaling|köpare|køber|kjøper',
    words: {
      customerName: 'Namn|Navn',
      firstName: 'Förnamn|Fornavn',
      lastName: 'Efternamn|Efternavn|Etternavn',
      company: 'Företag|Firma',
      phone: 'Telefon',
      address: 'Adress|Adresse|Gatuadress|Gade',
      address2: 'Adress 2|Adresse 2',
      city: 'Ort|Stad|By|Postort|Poststed',
      postcode: 'Postnummer|Postnr',
      country: 'Land',
    },
  },
];

/**
 * The headers of a field before and behind those that say it without an addressee: `Shipping city` and
 * `City (Shipping)` before `City`, and that before `Billing city`.
 */
export function withAddressees(field: OrderField, plain: readonly string[]): readonly string[] {
  const of = (whose: 'goods' | 'bill') =>
    languages.flatMap(({ words, ...names }) =>
      names[whose]
        .split('|')
        .flatMap((who) => (words[field]?.split('|') ?? []).flatMap((word) => [`${who} ${word}`, `${word} ${who}`])),
    );
  return [...of('goods'), ...plain, ...of('bill')];
}
