import { expect, test } from 'vitest';
import { recipientOf } from './recipient.ts';

const ada = { name: 'Ada Berg', address: 'Weg 1\n10115 Berlin', phone: '1', email: 'a@b.example' };
const nothing = { name: '', address: '', phone: '', email: '' };

test('[CAR55] [LAB102] an order goes to its customer, or to the other address of its own, as that stands on the parcel', () => {
  expect(recipientOf(undefined, ada)).toEqual(ada);
  expect(recipientOf(nothing, ada)).toEqual(ada);
  expect(recipientOf({ ...nothing, address: ' Ben Fox \nTor 2\n04109 Leipzig' }, ada)).toEqual({
    ...ada,
    name: 'Ben Fox',
    address: 'Tor 2\n04109 Leipzig',
  });
  expect(recipientOf({ ...nothing, name: 'Ben', address: 'Tor 2', phone: '7' }, ada)).toEqual({
    ...ada,
    name: 'Ben',
    address: 'Tor 2',
    phone: '7',
  });
  expect(recipientOf({ ...nothing, address: 'Ben\nTor 2' }, undefined)).toEqual({
    ...nothing,
    name: 'Ben',
    address: 'Tor 2',
  });
  expect([recipientOf(undefined, undefined), recipientOf(nothing, nothing)]).toEqual([null, null]);
});
