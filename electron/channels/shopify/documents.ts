/** Every question that is put to a shop. A test holds each against the published types of the interface. */

const VARIANT = /* GraphQL */ `
  id
  sku
  barcode
  price
  requiresComponents
  selectedOptions { name value }
  inventoryItem { id tracked }`;
const LEVEL = /* GraphQL */ `
  isActive
  location { id }
  quantities(names: ["available"]) { name quantity }`;
const PRODUCT = 'id title status updatedAt';
const PAGE = 'pageInfo { hasNextPage endCursor }';

const ADDRESS = 'name company address1 address2 zip city provinceCode countryCodeV2 phone';
const MONEY = '{ shopMoney { amount } }';
const ORDER = /* GraphQL */ `
  id
  name
  currencyCode
  createdAt
  updatedAt
  cancelledAt
  displayFinancialStatus
  displayFulfillmentStatus
  note
  taxesIncluded
  shippingLine { title }
  totalShippingPriceSet ${MONEY}
  totalDiscountsSet ${MONEY}`;
/** Who ordered. Shops of the smallest plan show it to no app of their own. */
const PEOPLE = `email phone billingAddress { ${ADDRESS} } shippingAddress { ${ADDRESS} }`;
const LINE = /* GraphQL */ `
  id
  title
  variantTitle
  sku
  currentQuantity
  product { id }
  variant { id inventoryItem { tracked } }
  originalUnitPriceSet ${MONEY}
  discountedTotalSet(withCodeDiscounts: true) ${MONEY}
  taxLines { priceSet ${MONEY} }`;
const PLACED = 'id status assignedLocation { location { id } }';
const PLACED_LINE = 'id totalQuantity remainingQuantity lineItem { id }';
const REFUND = `id note totalRefundedSet ${MONEY}`;
const REFUND_LINE = 'quantity restockType restocked location { id } lineItem { id }';

/** Who is there, and what we may do. */
export const WHO = /* GraphQL */ `
  query StockroomWho {
    shop { name currencyCode myshopifyDomain }
    currentAppInstallation { accessScopes { handle } }
  }`;
export const PLACES = /* GraphQL */ `
  query StockroomPlaces($after: String) {
    locations(first: 100, after: $after) { nodes { id name } ${PAGE} }
  }`;

/** Products by the time of their change, and what a page of them left out. */
export const PRODUCTS = /* GraphQL */ `
  query StockroomProducts($query: String, $first: Int!, $inner: Int!, $after: String) {
    products(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ${PRODUCT}
        variants(first: $inner) {
          nodes { ${VARIANT} inventoryItem { inventoryLevels(first: 10) { nodes { ${LEVEL} } ${PAGE} } } }
          ${PAGE}
        }
      }
      ${PAGE}
    }
  }`;
export const VARIANTS = /* GraphQL */ `
  query StockroomVariants($id: ID!, $inner: Int!, $after: String) {
    product(id: $id) {
      variants(first: $inner, after: $after) {
        nodes { ${VARIANT} inventoryItem { inventoryLevels(first: 10) { nodes { ${LEVEL} } ${PAGE} } } }
        ${PAGE}
      }
    }
  }`;
export const LEVELS = /* GraphQL */ `
  query StockroomLevels($id: ID!, $after: String) {
    inventoryItem(id: $id) { inventoryLevels(first: 50, after: $after) { nodes { ${LEVEL} } ${PAGE} } }
  }`;
export const PRODUCT_BY_ID = /* GraphQL */ `
  query StockroomProduct($id: ID!, $inner: Int!) {
    product(id: $id) {
      ${PRODUCT}
      variants(first: $inner) {
        nodes { ${VARIANT} inventoryItem { inventoryLevels(first: 10) { nodes { ${LEVEL} } ${PAGE} } } }
        ${PAGE}
      }
    }
  }`;

/** Orders by the time of their change, and what a page of them left out. */
export const ORDERS = /* GraphQL */ `
  query StockroomOrders(
    $query: String, $first: Int!, $inner: Int!, $after: String, $people: Boolean!, $by: OrderSortKeys!, $newestFirst: Boolean!
  ) {
    orders(first: $first, after: $after, query: $query, sortKey: $by, reverse: $newestFirst) {
      nodes {
        ${ORDER}
        ... @include(if: $people) { ${PEOPLE} }
        lineItems(first: $inner) { nodes { ${LINE} } ${PAGE} }
        fulfillmentOrders(first: 5) {
          nodes { ${PLACED} lineItems(first: $inner) { nodes { ${PLACED_LINE} } ${PAGE} } }
          ${PAGE}
        }
        refunds { ${REFUND} refundLineItems(first: $inner) { nodes { ${REFUND_LINE} } ${PAGE} } }
      }
      ${PAGE}
    }
  }`;
/** The one with the highest id. */
export const NEWEST_ORDER = /* GraphQL */ `
  query StockroomNewestOrder { orders(first: 1, sortKey: ID, reverse: true) { nodes { id } } }`;
export const ORDER_LINES = /* GraphQL */ `
  query StockroomOrderLines($id: ID!, $after: String) {
    order(id: $id) { lineItems(first: 100, after: $after) { nodes { ${LINE} } ${PAGE} } }
  }`;
export const ORDER_PLACED = /* GraphQL */ `
  query StockroomOrderPlaced($id: ID!, $after: String) {
    order(id: $id) {
      fulfillmentOrders(first: 10, after: $after) {
        nodes { ${PLACED} lineItems(first: 20) { nodes { ${PLACED_LINE} } ${PAGE} } }
        ${PAGE}
      }
    }
  }`;
export const PLACED_LINES = /* GraphQL */ `
  query StockroomPlacedLines($id: ID!, $after: String) {
    fulfillmentOrder(id: $id) { lineItems(first: 100, after: $after) { nodes { ${PLACED_LINE} } ${PAGE} } }
  }`;
export const REFUND_LINES = /* GraphQL */ `
  query StockroomRefundLines($id: ID!, $after: String) {
    node(id: $id) { ... on Refund { refundLineItems(first: 100, after: $after) { nodes { ${REFUND_LINE} } ${PAGE} } } }
  }`;
export const ORDER_REFUNDS = /* GraphQL */ `
  query StockroomOrderRefunds($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order { id refunds { ${REFUND} refundLineItems(first: 20) { nodes { ${REFUND_LINE} } ${PAGE} } } }
    }
  }`;

/** The store leaves out what is not for sale where it is not asked for it. */
export const ANY_STATUS = 'status:active,archived,draft,unlisted';
/** Everything at once. A list must not hold a list here, so that the lines of refunds are asked for one by one. */
export const ALL_PRODUCTS = /* GraphQL */ `
  {
    products(query: "${ANY_STATUS}") {
      edges {
        node {
          ${PRODUCT}
          variants {
            edges {
              node {
                ${VARIANT}
                product { id }
                inventoryItem { inventoryLevels { edges { node { id item { id } ${LEVEL} } } } }
              }
            }
          }
        }
      }
    }
  }`;
export function allOrders(withPeople: boolean): string {
  return /* GraphQL */ `
  {
    orders {
      edges {
        node {
          ${ORDER}
          ${withPeople ? PEOPLE : ''}
          refunds { id }
          lineItems { edges { node { ${LINE} } } }
          fulfillmentOrders { edges { node { ${PLACED} orderId lineItems { edges { node { ${PLACED_LINE} } } } } } }
        }
      }
    }
  }`;
}
const BULK = 'id status url rootObjectCount createdAt';
export const BULK_RUN = /* GraphQL */ `
  mutation StockroomBulk($query: String!) {
    bulkOperationRunQuery(query: $query) { bulkOperation { ${BULK} } userErrors { code } }
  }`;
export const BULK_LOOK = /* GraphQL */ `
  query StockroomBulkLook($id: ID!) {
    bulkOperation(id: $id) { ${BULK} }
  }`;
export const BULK_CANCEL = /* GraphQL */ `
  mutation StockroomBulkCancel($id: ID!) {
    bulkOperationCancel(id: $id) { bulkOperation { id } userErrors { message } }
  }`;

/** What is shown of some variants at one place. */
export const STOCK = /* GraphQL */ `
  query StockroomStock($ids: [ID!]!, $place: ID!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id
        requiresComponents
        product { id }
        inventoryItem { id tracked inventoryLevel(locationId: $place) { ${LEVEL} } }
      }
    }
  }`;
export const THERE = /* GraphQL */ `
  query StockroomThere($ids: [ID!]!) {
    nodes(ids: $ids) { id ... on ProductVariant { product { id } } }
  }`;

/**
 * Changes of stock, each by itself and with its own key: they are done one after the other, and one that is refused hinders no
 * other. Together in one mutation, one bad change would refuse all of them.
 */
export function adjust(changes: number): string {
  const each = Array.from({ length: changes }, (_, n) => n);
  return /* GraphQL */ `
  mutation StockroomAdjust(${each.map((n) => `$key${n}: String!, $input${n}: InventoryAdjustQuantitiesInput!`).join(', ')}) {
    ${each
      .map(
        (n) =>
          `c${n}: inventoryAdjustQuantities(input: $input${n}) @idempotent(key: $key${n}) { inventoryAdjustmentGroup { id } userErrors { code } }`,
      )
      .join('\n    ')}
  }`;
}

/** An order as it stands for a parcel: what is left to be sent, and what was. */
export const SENDING = /* GraphQL */ `
  query StockroomSending($id: ID!) {
    order(id: $id) {
      id
      cancelledAt
      displayFinancialStatus
      displayFulfillmentStatus
      fulfillments(first: 50) {
        status
        createdAt
        trackingInfo(first: 10) { number }
        fulfillmentLineItems(first: 100) { nodes { quantity lineItem { id } } }
      }
      fulfillmentOrders(first: 10) {
        nodes { ${PLACED} lineItems(first: 50) { nodes { ${PLACED_LINE} } ${PAGE} } }
        ${PAGE}
      }
    }
  }`;
export const SEND = /* GraphQL */ `
  mutation StockroomSend($fulfillment: FulfillmentInput!) {
    fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { field message } }
  }`;

/** A product by the name of its page, or by what it is sold as. */
export const PRODUCT_BY_HANDLE = /* GraphQL */ `
  query StockroomByHandle($handle: String!) {
    productByIdentifier(identifier: { handle: $handle }) { id }
  }`;
export const BY_SKU = /* GraphQL */ `
  query StockroomBySku($query: String!) {
    productVariants(first: 20, query: $query) { nodes { id sku product { id } } }
  }`;
export const PUBLISH = /* GraphQL */ `
  mutation StockroomPublish($input: ProductSetInput!) {
    productSet(input: $input, synchronous: true) { product { id } userErrors { code } }
  }`;

/** All of them, for the test that holds them against the interface. */
export const documents: readonly string[] = [
  WHO,
  PLACES,
  PRODUCTS,
  VARIANTS,
  LEVELS,
  PRODUCT_BY_ID,
  ORDERS,
  NEWEST_ORDER,
  ORDER_LINES,
  ORDER_PLACED,
  PLACED_LINES,
  REFUND_LINES,
  ORDER_REFUNDS,
  ALL_PRODUCTS,
  allOrders(true),
  allOrders(false),
  BULK_RUN,
  BULK_LOOK,
  BULK_CANCEL,
  STOCK,
  THERE,
  adjust(1),
  adjust(25),
  SENDING,
  SEND,
  PRODUCT_BY_HANDLE,
  BY_SKU,
  PUBLISH,
];
