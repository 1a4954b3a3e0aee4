import { must } from '#shared/base/must.ts';
import type { RemoteRef } from '#shared/contract/channels/port.ts';
import type { StorePeople, StoreStatus } from '#tests/fixtures/store-under-test.ts';
import { type GraphQl, graphQl } from './graphql.ts';

/** "failed" is none of the store's states, and "unknown" the one that a plugin of the shop added. */
export const vendureStatuses: Readonly<Record<StoreStatus, string>> = {
  unpaid: 'ArrangingAdditionalPayment',
  open: 'PaymentSettled',
  held: 'PaymentAuthorized',
  done: 'Shipped',
  cancelled: 'Cancelled',
  failed: '',
  unknown: 'InTheOven',
};

type Id = { readonly id: string };
type OrderNow = {
  readonly order: {
    readonly state: string;
    readonly lines: readonly { readonly id: string; readonly quantity: number }[];
    readonly payments: readonly Id[];
    readonly fulfillments: readonly (Id & { readonly trackingCode: string; readonly state: string })[];
    readonly history: { readonly items: readonly { readonly isPublic: boolean; readonly data: { note: string } }[] };
  };
};

const problem = '__typename ... on ErrorResult { errorCode message }';
const stateProblem = '__typename ... on OrderStateTransitionError { errorCode transitionError }';

/** People, customers and apps in a Vendure shop, by its own interfaces. `leave` takes all products away. */
export function vendurePeople(url: string, admin: GraphQl): { people: StorePeople; leave: () => Promise<void> } {
  const orderNow = async (id: string) =>
    (
      await admin<OrderNow>(
        `query ($id: ID!) { order(id: $id) {
          state lines { id quantity } payments { id } fulfillments { id trackingCode state }
          history(options: { filter: { type: { eq: "ORDER_NOTE" } } }) { items { isPublic data } }
        } }`,
        { id },
      )
    ).order;
  const toState = (id: string, state: string) =>
    admin(
      `mutation ($id: ID!, $state: String!) { transitionOrderToState(id: $id, state: $state) { ${stateProblem} } }`,
      {
        id,
        state,
      },
    );

  /** Changes an order with a price that is paid at once, or stays open. */
  async function modify(id: string, change: object, isPaid: boolean): Promise<void> {
    await toState(id, 'Modifying');
    await admin(`mutation ($input: ModifyOrderInput!) { modifyOrder(input: $input) { ${problem} } }`, {
      input: { dryRun: false, orderId: id, ...change },
    });
    await toState(id, 'ArrangingAdditionalPayment');
    if (!isPaid) return;
    await admin(
      `mutation ($id: ID!) { addManualPaymentToOrder(input: { orderId: $id, method: "cash", metadata: {} }) { ${problem} } }`,
      { id },
    );
    await toState(id, 'PaymentSettled');
  }

  async function ship(id: string): Promise<void> {
    const { lines } = await orderNow(id);
    const { parcel } = await admin<{ parcel: Id }>(
      `mutation ($lines: [OrderLineInput!]!) { parcel: addFulfillmentToOrder(input: {
        lines: $lines, handler: { code: "manual-fulfillment", arguments: [{ name: "method", value: "van" }] }
      }) { ${problem} ... on Fulfillment { id } } }`,
      { lines: lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity })) },
    );
    await admin(
      `mutation ($id: ID!) { transitionFulfillmentToState(id: $id, state: "Shipped") { ${problem} } }`,
      parcel,
    );
  }

  const people: StorePeople = {
    addProduct: async ({ title, sku, stock, variants = [] }) => {
      const { product } = await admin<{ product: Id }>(
        `mutation ($title: String!, $slug: String!) { product: createProduct(input: {
          enabled: true, translations: [{ languageCode: en, name: $title, slug: $slug, description: "" }]
        }) { id } }`,
        { title, slug: sku.toLowerCase() },
      );
      const options =
        variants.length > 0
          ? await sizes(
              product.id,
              variants.map(({ size }) => size),
            )
          : [];
      const counted = (figure: number | 'together' | null) =>
        typeof figure === 'number'
          ? { trackInventory: 'TRUE', stockLevels: [{ stockLocationId: '1', stockOnHand: figure }] }
          : { trackInventory: 'FALSE' };
      const one = { productId: product.id, price: 1250 };
      const input =
        variants.length === 0
          ? [{ ...one, sku, translations: [{ languageCode: 'en', name: title }], ...counted(stock) }]
          : variants.map((variant, at) => ({
              ...one,
              sku: `${sku}-${variant.size}`,
              translations: [{ languageCode: 'en', name: `${title} ${variant.size}` }],
              optionIds: [options[at]],
              ...counted(variant.stock),
            }));
      const { all } = await admin<{ all: Id[] }>(
        'mutation ($input: [CreateProductVariantInput!]!) { all: createProductVariants(input: $input) { id } }',
        { input },
      );
      return all.map(({ id }) => ({ productId: product.id, variantId: id }));
    },
    retitle: async (id, name) =>
      void (await admin(
        'mutation ($id: ID!, $name: String!) { updateProduct(input: { id: $id, translations: [{ languageCode: en, name: $name }] }) { id } }',
        { id, name },
      )),
    // What is for sale shall be that: what is promised lies there, too.
    write: async ({ variantId: id }, quantity) => {
      const { variant } = await admin<{
        variant: { readonly stockLevels: readonly { readonly stockAllocated: number }[] };
      }>('query ($id: ID!) { variant: productVariant(id: $id) { stockLevels { stockAllocated } } }', { id });
      const onHand = quantity + (variant.stockLevels[0]?.stockAllocated ?? 0);
      await admin(
        `mutation ($id: ID!, $onHand: Int!) { updateProductVariants(input: [{
          id: $id, stockLevels: [{ stockLocationId: "1", stockOnHand: $onHand }]
        }]) { id } }`,
        { id, onHand },
      );
    },
    keepAt: async ({ variantId: id }, place, quantity) =>
      void (await admin(
        `mutation ($id: ID!, $place: ID!, $quantity: Int!) { updateProductVariants(input: [{
          id: $id, stockLevels: [{ stockLocationId: $place, stockOnHand: $quantity }]
        }]) { id } }`,
        { id, place, quantity },
      )),
    throwAway: (productId) => people.destroy(productId),
    destroy: async (id) => void (await admin('mutation ($id: ID!) { deleteProduct(id: $id) { result } }', { id })),
    buy: async (lines, status) => {
      const id = await checkOut(url, lines, status === 'held' ? 'later' : 'at-once');
      if (status !== 'open' && status !== 'held') await people.setStatus(id, status);
      return id;
    },
    setStatus: async (id, status) => {
      if (status === 'done') return ship(id);
      if (status === 'cancelled')
        return void (await admin(`mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { ${problem} } }`, {
          id,
        }));
      if (status === 'unpaid')
        return modify(id, { surcharges: [{ description: 'Gift wrap', price: 300, priceIncludesTax: true }] }, false);
      await toState(id, vendureStatuses[status]);
    },
    refund: async (id, quantity, restock) => {
      const { lines, payments } = await orderNow(id);
      const [line, payment] = [must(lines[0], 'an order has a line'), must(payments[0], 'it was paid')];
      const pieces = [{ orderLineId: line.id, quantity }];
      await admin(`mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { ${problem} } }`, {
        input: { paymentId: payment.id, amount: 100, lines: pieces, shipping: 0, adjustment: 0, reason: 'broken' },
      });
      if (restock)
        await admin(`mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { ${problem} } }`, {
          input: { orderId: id, lines: pieces },
        });
    },
    editQuantity: async (id, quantity) => {
      const { lines } = await orderNow(id);
      const line = must(lines[0], 'an order has a line');
      await modify(id, { adjustOrderLines: [{ orderLineId: line.id, quantity }] }, true);
    },
    throwAwayOrder: () => Promise.reject(new Error('Vendure keeps its orders')),
    destroyOrder: () => Promise.reject(new Error('Vendure keeps its orders')),
    orderOf: async (id) => {
      const { state, fulfillments, history } = await orderNow(id);
      const live = fulfillments.filter((one) => one.state !== 'Cancelled');
      return {
        status: state,
        tracking: live.map(({ trackingCode }) => trackingCode),
        toldCustomer: history.items.filter(({ isPublic }) => isPublic).map(({ data }) => data.note),
      };
    },
  };

  async function sizes(productId: string, values: readonly string[]): Promise<readonly string[]> {
    const named = (name: string) => ({ code: name.toLowerCase(), translations: [{ languageCode: 'en', name }] });
    const { group } = await admin<{ group: Id & { readonly options: readonly Id[] } }>(
      'mutation ($input: CreateProductOptionGroupInput!) { group: createProductOptionGroup(input: $input) { id options { id } } }',
      { input: { ...named('Size'), code: `size-${productId}`, options: values.map(named) } },
    );
    await admin(
      'mutation ($product: ID!, $group: ID!) { addOptionGroupToProduct(productId: $product, optionGroupId: $group) { id } }',
      {
        product: productId,
        group: group.id,
      },
    );
    return group.options.map(({ id }) => id);
  }

  async function leave(): Promise<void> {
    const { all } = await admin<{ all: { readonly items: readonly Id[] } }>('{ all: products { items { id } } }');
    if (all.items.length === 0) return;
    await admin('mutation ($ids: [ID!]!) { deleteProducts(ids: $ids) { result } }', {
      ids: all.items.map(({ id }) => id),
    });
  }
  return { people, leave };
}

/** A customer fills a basket, says where to send it, and pays. */
export function checkOut(url: string, lines: readonly Wish[], payment: 'at-once' | 'later'): Promise<string> {
  return visit(url, lines, payment, null);
}

/** A customer who waits before paying, with the basket filled or at the till. */
export function slowly(
  url: string,
  line: Wish,
  meanwhile: () => Promise<void>,
  at: 'AddingItems' | 'ArrangingPayment' = 'AddingItems',
): Promise<string> {
  return visit(url, [line], 'at-once', { meanwhile, at });
}

type Wish = { readonly ref: RemoteRef; readonly quantity: number };
type Wait = { readonly meanwhile: () => Promise<void>; readonly at: 'AddingItems' | 'ArrangingPayment' };

async function visit(url: string, lines: readonly Wish[], payment: string, wait: Wait | null): Promise<string> {
  const shop = graphQl(url, 'shop');
  // The first of them opens the session, by which the basket is known.
  for (const { ref, quantity } of lines)
    await shop(
      `mutation ($id: ID!, $quantity: Int!) { addItemToOrder(productVariantId: $id, quantity: $quantity) { ${problem} } }`,
      { id: ref.variantId, quantity },
    );
  const address = `setCustomerForOrder(input: { firstName: "Ada", lastName: "Byron", emailAddress: "ada@example.com" }) { ${problem} }
    setOrderShippingAddress(input: {
      fullName: "Ada Byron", streetLine1: "12 Mill Road", city: "Berlin", postalCode: "10115", countryCode: "DE", phoneNumber: "030 1234"
    }) { ${problem} }
    setOrderShippingMethod(shippingMethodId: ["1"]) { ${problem} }`;
  const toTill = `transitionOrderToState(state: "ArrangingPayment") { ${stateProblem} }`;
  const pay = `order: addPaymentToOrder(input: { method: "${payment}", metadata: {} }) { ${problem} ... on Order { id } }`;
  const before = !wait ? [] : wait.at === 'AddingItems' ? [address] : [address, toTill];
  if (wait) {
    await shop(`mutation { ${before.join(' ')} }`);
    await wait.meanwhile();
  }
  const steps = [address, toTill, pay].filter((step) => !before.includes(step));
  const { order } = await shop<{ order: Id }>(`mutation { ${steps.join(' ')} }`);
  return order.id;
}
