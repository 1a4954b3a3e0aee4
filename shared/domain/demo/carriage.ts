import { gs1Check, s10Check, upsCheck } from '../carriers/check-digits.ts';
import type { OrderFields, OrderRow, ParcelFields } from '../operations/rows.ts';
import type { Chance } from './chance.ts';

type Method = {
  readonly name: string;
  /** What a customer pays for it, in minor units. */
  readonly amount: number;
  /** Who carries it, of which one is chosen. */
  readonly carriers: readonly Carrier[];
};
type Carrier = {
  readonly name: string;
  readonly service: string;
  readonly number: (digits: (count: number) => string) => string;
};

const royalMail: Carrier = {
  name: 'Royal Mail',
  service: 'Tracked 48',
  number: (digits) => {
    const body = digits(8);
    return `QB${body}${s10Check(body)}GB`;
  },
};
const dhl: Carrier = {
  name: 'DHL',
  service: 'DHL Paket International',
  number: (digits) => {
    const body = `0034043416${digits(9)}`;
    return `${body}${gs1Check(body)}`;
  },
};
const dpd: Carrier = { name: 'DPD', service: 'Classic', number: (digits) => `0998${digits(10)}` };
const ups: Carrier = {
  name: 'UPS',
  service: 'Express Saver',
  number: (digits) => {
    const body = `999AA104${digits(7)}`;
    return `1Z${body}${upsCheck(body)}`;
  },
};

const standard: Method = { name: 'Standard delivery', amount: 390, carriers: [royalMail, royalMail, dpd, dhl] };
const methods: readonly Method[] = [
  standard,
  standard,
  standard,
  standard,
  { name: 'Free delivery', amount: 0, carriers: [royalMail, dpd] },
  { name: 'Express delivery', amount: 890, carriers: [ups, { ...dpd, service: 'Express 12:00' }] },
];
const tags = ['gift', 'gift', 'regular', 'wholesale', 'ring first'];

/** What an order says of how and how soon it is to be sent. */
export function wishesOf(chance: Chance, isUrgent: boolean): Partial<OrderFields> {
  const { name, amount } = chance.pick(methods);
  const discount = chance.happens(0.06) ? chance.pick([200, 300, 500]) : null;
  return {
    shippingMethod: name,
    shippingAmount: amount,
    ...(discount !== null && { discountAmount: discount }),
    ...(isUrgent ? { priority: 'urgent' } : chance.happens(0.05) && { priority: 'high' }),
    ...(chance.happens(0.12) && { tags: [chance.pick(tags)] }),
    ...(chance.happens(0.04) && { onlyWhole: true }),
  };
}

/** What is known of a parcel of an order: who carries it, under which number, how heavy and large it is. */
export function parcelFieldsOf(chance: Chance, order: OrderRow): ParcelFields {
  const method = methods.find(({ name }) => name === order.shippingMethod) ?? standard;
  const carrier = chance.pick(method.carriers);
  const digits = (count: number) => Array.from({ length: count }, () => String(chance.below(10))).join('');
  const size = chance.pick([
    { length: 250, width: 175, height: 100 },
    { length: 380, width: 250, height: 150 },
    { length: 600, width: 300, height: 200 },
  ]);
  return {
    carrier: carrier.name,
    service: carrier.service,
    trackingNumber: carrier.number(digits),
    weight: 150 + order.lines.length * chance.between(180, 900),
    ...(chance.happens(0.6) && size),
  };
}
