import { foldHeader } from '#shared/domain/import/header.ts';

type Facts = {
  readonly name: string;
  /** The page that shows where a parcel is, with `{}` in the place of its number. */
  readonly tracking: `https://${string}`;
  /** Services that a shop may choose, as the carrier names them; others may be typed. */
  readonly services: readonly string[];
  /** Other names in files of stores and carriers. */
  readonly also?: readonly string[];
};

/** Carriers that Stockroom knows: their numbers are recognised and their parcels can be followed. */
const facts = {
  dhl: {
    name: 'DHL',
    tracking: 'https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={}',
    services: ['DHL Paket', 'DHL Kleinpaket', 'DHL Paket International', 'DHL Europaket', 'DHL Retoure'],
    also: ['DHL Parcel', 'DHL Paket', 'DHL Germany', 'DHL eCommerce', 'Deutsche Post DHL', 'DHL Vertriebs GmbH'],
  },
  'dhl-express': {
    name: 'DHL Express',
    tracking: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={}',
    services: ['Express Worldwide', 'Express 9:00', 'Express 12:00', 'Economy Select'],
    also: ['DHL Worldwide'],
  },
  'deutsche-post': {
    name: 'Deutsche Post',
    tracking: 'https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode={}',
    services: ['Einschreiben', 'Einschreiben Einwurf', 'Warenpost', 'Brief International'],
  },
  dpd: {
    name: 'DPD',
    tracking: 'https://tracking.dpd.de/parcelstatus?query={}',
    services: ['Classic', 'Home', 'Express 12:00', 'Express 18:00', 'ParcelLetter'],
    also: ['DPD Germany', 'DPD UK', 'Dynamic Parcel Distribution', 'DPD Group', 'Geopost'],
  },
  gls: {
    name: 'GLS',
    tracking: 'https://gls-group.com/GROUP/en/parcel-tracking?match={}',
    services: ['BusinessParcel', 'EuroBusinessParcel', 'ExpressParcel', 'FlexDeliveryService', 'ShopDeliveryService'],
    also: ['General Logistics Systems', 'GLS Germany'],
  },
  ups: {
    name: 'UPS',
    tracking: 'https://www.ups.com/track?tracknum={}',
    services: ['Standard', 'Express Saver', 'Express', 'Expedited', 'Ground', '2nd Day Air', 'Next Day Air'],
    also: ['United Parcel Service'],
  },
  hermes: {
    name: 'Hermes',
    tracking: 'https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation#{}',
    services: ['Paket', 'Päckchen', 'PaketShop'],
    also: ['myHermes Germany', 'Hermes Germany'],
  },
  fedex: {
    name: 'FedEx',
    tracking: 'https://www.fedex.com/fedextrack/?trknbr={}',
    services: [
      'Ground',
      'Home Delivery',
      '2Day',
      'Priority Overnight',
      'International Economy',
      'International Priority',
    ],
    also: ['Federal Express', 'FedEx Ground', 'FedEx Express'],
  },
  usps: {
    name: 'USPS',
    tracking: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={}',
    services: ['Ground Advantage', 'Priority Mail', 'Priority Mail Express', 'Media Mail', 'Certified Mail'],
    also: ['US Postal Service', 'United States Postal Service', 'U.S. Postal Service'],
  },
  'royal-mail': {
    name: 'Royal Mail',
    tracking: 'https://www.royalmail.com/track-your-item#/tracking-results/{}',
    services: [
      'Tracked 24',
      'Tracked 48',
      'Special Delivery Guaranteed',
      'Signed For 1st Class',
      'International Tracked',
    ],
  },
  parcelforce: {
    name: 'Parcelforce',
    tracking: 'https://www.parcelforce.com/track-trace?trackNumber={}',
    services: ['express24', 'express48'],
    also: ['Parcelforce Worldwide'],
  },
  evri: {
    name: 'Evri',
    tracking: 'https://www.evri.com/track/parcel/{}',
    services: ['Standard', 'Next Day', 'ParcelShop'],
    also: ['Hermes UK', 'myHermes'],
  },
  yodel: {
    name: 'Yodel',
    tracking: 'https://www.yodel.co.uk/tracking/{}',
    services: ['Xpress 24', 'Xpress 48'],
  },
  'austrian-post': {
    name: 'Österreichische Post',
    tracking: 'https://www.post.at/sv/sendungsdetails?snr={}',
    services: ['Paket Österreich', 'Paket International', 'Post Express Österreich', 'Päckchen M'],
    also: ['Austrian Post', 'Post AT', 'Österreichische Post AG', 'post.at'],
  },
  'swiss-post': {
    name: 'Swiss Post',
    tracking: 'https://service.post.ch/ekp-web/ui/entry/search/{}',
    services: ['PostPac Priority', 'PostPac Economy', 'Swiss-Express', 'International Priority'],
    also: ['Die Schweizerische Post', 'Schweizerische Post', 'Die Post', 'La Poste Suisse', 'post.ch'],
  },
  'la-poste': {
    name: 'La Poste',
    tracking: 'https://www.laposte.fr/outils/suivre-vos-envois?code={}',
    services: ['Colissimo', 'Lettre suivie', 'Lettre recommandée'],
    also: ['Colissimo', 'La Poste Colissimo'],
  },
  postnl: {
    name: 'PostNL',
    tracking: 'https://jouw.postnl.nl/track-and-trace/{}',
    services: ['Pakket', 'Brievenbuspakje', 'Pakket Internationaal'],
    also: ['Post NL', 'TNT Post'],
  },
  bpost: {
    name: 'bpost',
    tracking: 'https://track.bpost.cloud/btr/web/#/search?itemCode={}',
    services: ['bpack 24h Pro', 'bpack World'],
    also: ['Bpost', 'Belgian Post'],
  },
  'canada-post': {
    name: 'Canada Post',
    tracking: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor={}',
    services: ['Regular Parcel', 'Expedited Parcel', 'Xpresspost', 'Priority'],
    also: ['Postes Canada'],
  },
  'australia-post': {
    name: 'Australia Post',
    tracking: 'https://auspost.com.au/mypost/track/details/{}',
    services: ['Parcel Post', 'Express Post'],
  },
  'an-post': {
    name: 'An Post',
    tracking: 'https://www.anpost.com/Post-Parcels/Track/History?item={}',
    services: ['Registered Post', 'Express Post'],
  },
  postnord: {
    name: 'PostNord',
    tracking: 'https://tracking.postnord.com/en/tracking?id={}',
    services: ['MyPack Home', 'MyPack Collect', 'Parcel'],
    also: ['Post Nord'],
  },
  correos: {
    name: 'Correos',
    tracking: 'https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number={}',
    services: ['Paq Estándar', 'Paq Premium'],
  },
  'poste-italiane': {
    name: 'Poste Italiane',
    tracking: 'https://www.poste.it/cerca/index.html#/risultati-spedizioni/{}',
    services: ['Poste Delivery Standard', 'Poste Delivery Express'],
  },
  'poczta-polska': {
    name: 'Poczta Polska',
    tracking: 'https://emonitoring.poczta-polska.pl/?numer={}',
    services: ['Paczka pocztowa', 'Pocztex'],
  },
  inpost: {
    name: 'InPost',
    tracking: 'https://inpost.pl/sledzenie-przesylek?number={}',
    services: ['Paczkomat', 'Kurier'],
  },
  packeta: {
    name: 'Packeta',
    tracking: 'https://tracking.packeta.com/en/?id={}',
    services: ['Pick-up point', 'Home Delivery'],
    also: ['Zásilkovna', 'Packeta Group'],
  },
  amazon: {
    name: 'Amazon',
    tracking: 'https://track.amazon.com/tracking/{}',
    services: ['Amazon Shipping'],
    also: ['Amazon Logistics', 'Amazon Shipping', 'AMZL'],
  },
  ontrac: {
    name: 'OnTrac',
    tracking: 'https://www.ontrac.com/tracking/?number={}',
    services: ['Ground'],
    also: ['LaserShip'],
  },
} as const satisfies Readonly<Record<string, Facts>>;

export type CarrierId = keyof typeof facts;

const known: ReadonlyMap<string, Facts & { readonly id: CarrierId }> = new Map(
  // Object.entries forgets that the keys are those of the table.
  Object.entries(facts).map(([id, of]) => [id, { ...of, id: id as CarrierId }]),
);

const byName: ReadonlyMap<string, CarrierId> = new Map(
  [...known.values()].flatMap(({ id, name, also = [] }) =>
    [name, ...also].map((text): [string, CarrierId] => [foldHeader(text), id]),
  ),
);

/** Every known carrier, those that shops of Europe use most first. */
export const carrierIds: readonly CarrierId[] = [...known.values()].map(({ id }) => id);

/** The name under which a parcel keeps a known carrier. */
export function carrierName(id: CarrierId): string {
  return facts[id].name;
}

/** What a carrier's name on a parcel or in a file means; undefined for one that only the shop knows. */
export function carrierNamed(text: string): CarrierId | undefined {
  return byName.get(foldHeader(text));
}

/** The services to choose from for a carrier, by its name; none for one that only the shop knows. */
export function servicesOf(carrier: string): readonly string[] {
  const id = carrierNamed(carrier);
  return id ? facts[id].services : [];
}

/** The page that shows where a parcel is; null where the carrier is not known or there is no number. */
export function trackingLink(
  carrier: string | null | undefined,
  trackingNumber: string | null | undefined,
): string | null {
  const id = carrier ? carrierNamed(carrier) : undefined;
  const number = trackingNumber?.trim() ?? '';
  if (!id || number === '') return null;
  const page: string = facts[id].tracking;
  return page.replace('{}', () => encodeURIComponent(number.replace(/\s+/g, '')));
}
