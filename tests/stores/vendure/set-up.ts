import type { GraphQl } from './graphql.ts';

/** What an empty shop needs before anybody can buy: where it delivers to, its taxes, a way to send and two ways to pay; and a second place. */
export async function setUp(admin: GraphQl): Promise<void> {
  const { zone } = await admin<Made<'zone'>>('mutation { zone: createZone(input: { name: "Europe" }) { id } }');
  const { country } = await admin<Made<'country'>>(
    'mutation { country: createCountry(input: { code: "DE", enabled: true, translations: [{ languageCode: en, name: "Germany" }] }) { id } }',
  );
  await admin(
    'mutation ($zone: ID!, $country: ID!) { addMembersToZone(zoneId: $zone, memberIds: [$country]) { id } }',
    {
      zone: zone.id,
      country: country.id,
    },
  );
  const { channel } = await admin<Made<'channel'>>('{ channel: activeChannel { id } }');
  await admin(
    `mutation ($id: ID!, $zone: ID!) {
      updateChannel(input: {
        id: $id, defaultTaxZoneId: $zone, defaultShippingZoneId: $zone, pricesIncludeTax: true,
        defaultCurrencyCode: EUR, availableCurrencyCodes: [EUR]
      }) { __typename ... on ErrorResult { errorCode message } }
    }`,
    { id: channel.id, zone: zone.id },
  );
  const { taxes } = await admin<Made<'taxes'>>(
    'mutation { taxes: createTaxCategory(input: { name: "Standard", isDefault: true }) { id } }',
  );
  await admin(
    `mutation ($zone: ID!, $taxes: ID!) {
      createTaxRate(input: { name: "20%", enabled: true, value: 20, categoryId: $taxes, zoneId: $zone }) { id }
    }`,
    { zone: zone.id, taxes: taxes.id },
  );
  await admin(`mutation {
    createShippingMethod(input: {
      code: "post", fulfillmentHandler: "manual-fulfillment",
      translations: [{ languageCode: en, name: "Parcel post", description: "" }],
      checker: { code: "default-shipping-eligibility-checker", arguments: [{ name: "orderMinimum", value: "0" }] },
      calculator: { code: "default-shipping-calculator", arguments: [
        { name: "rate", value: "490" }, { name: "includesTax", value: "include" }, { name: "taxRate", value: "20" }
      ] }
    }) { id }
  }`);
  await admin('mutation { createStockLocation(input: { name: "Cellar" }) { id } }');
  for (const [code, settles] of [
    ['at-once', 'true'],
    ['later', 'false'],
  ])
    await admin(
      `mutation ($code: String!, $settles: String!) {
        createPaymentMethod(input: {
          code: $code, enabled: true, translations: [{ languageCode: en, name: $code, description: "" }],
          handler: { code: "dummy-payment-handler", arguments: [{ name: "automaticSettle", value: $settles }] }
        }) { id }
      }`,
      { code, settles },
    );
}

type Made<Name extends string> = Record<Name, { readonly id: string }>;
