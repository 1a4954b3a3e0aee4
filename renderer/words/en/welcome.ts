/** The first minutes: choosing how to begin, and what stands in the way of opening a shop. */
export const welcome = {
  title: 'Welcome',
  intro: 'Stockroom keeps your stock as a ledger on this computer. No account, no network needed.',
  demo: {
    title: 'Open the demo shop',
    note: 'About 400 products and a year of orders to try things on. It lives beside your own shop.',
  },
  connect: { title: 'Connect to a shop', note: 'Another computer shares a shop already: work on it from here too.' },
  import: { title: 'Import a file', note: 'Bring your catalogue from WooCommerce, Shopify or any CSV file.' },
  empty: { title: 'Start empty', note: 'Enter your first products by hand.' },
  existing: 'Open a shop of this computer',
  open: 'Open {{name}}',
  form: {
    title: 'New shop',
    name: 'Name of the shop',
    currency: 'Currency',
    location: 'Where your stock is',
    locationHint: 'More places can follow later.',
    locationDefault: 'Shop',
    person: 'Your name',
    personHint: 'It stands beside everything you enter.',
    submit: 'Create shop',
    back: 'Back',
    needed: 'Please fill this in.',
  },
  opening: 'Opening {{name}}…',
  rebuilding: 'Reading the journal of {{name}}: everything comes back.',
  rebuilt_one: 'The window’s database was missing. {{count}} entry came back from the journal.',
  rebuilt_other: 'The window’s database was missing. {{count}} entries came back from the journal.',
  serverSetBack_one:
    'The shop’s server had lost a part of its history. {{count}} entry was given back to it; nothing is missing here.',
  serverSetBack_other:
    'The shop’s server had lost a part of its history. {{count}} entries were given back to it; nothing is missing here.',
  takeOver: 'Use Stockroom here instead',
  again: 'Try again',
  otherShop: 'Choose another shop',
} as const;
