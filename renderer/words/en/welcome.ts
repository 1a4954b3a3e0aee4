/** The first minutes: choosing how to begin, and what stands in the way of opening a shop. */
export const welcome = {
  title: 'Welcome',
  intro: 'Stockroom keeps your stock as a ledger on this computer. No account, no network needed.',
  demo: {
    title: 'Open the demo shop',
    note: 'About 400 products and a year of orders to try things on. It lives beside your own shop.',
  },
  shops: {
    new: 'New shop',
    connect: 'Connect to a shop',
    demo: 'Open the demo shop',
    leaveDemo: 'Leave the demo shop',
  },
  demoBand: {
    shop: '{{name}} (demo)',
    name: 'Demo shop',
    text: 'Everything in it is made up. Try what you like.',
    leave: 'Leave it',
    remove: 'Remove it',
  },
  connect: { title: 'Connect to a shop', note: 'A server of your own has the shop: enter its address and token.' },
  import: { title: 'Import a file', note: 'Bring your catalogue from WooCommerce, Shopify or any CSV or Excel file.' },
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
    taken: 'A shop of this name is on this computer already.',
  },
  opening: 'Opening {{name}}…',
  rebuilding: 'Reading the journal of {{name}}: everything comes back.',
  repaired_one: 'The books were made anew from {{count}} entry. Settings → Books says what that changed.',
  repaired_other: 'The books were made anew from {{count}} entries. Settings → Books says what that changed.',
  rebuilt_one: 'The window’s database was missing or out of date. {{count}} entry came back from the journal.',
  rebuilt_other: 'The window’s database was missing or out of date. {{count}} entries came back from the journal.',
  serverSetBack_one:
    'The shop’s server had lost a part of its history. {{count}} entry was given back to it; nothing is missing here.',
  serverSetBack_other:
    'The shop’s server had lost a part of its history. {{count}} entries were given back to it; nothing is missing here.',
  filled_one: 'What was missing came back: {{count}} entry was read anew.',
  filled_other: 'What was missing came back: {{count}} entries were read anew.',
  gap: 'Acts of other desks are missing here until the shop’s server can be reached: it has them, and they come back by themselves. Figures are not complete until then.',
  setBack_one:
    'An older copy of this computer’s data was in use, or another computer uses a copy of it. Nothing is lost: {{count}} entry was read anew, and what was entered here meanwhile is shared as well.',
  setBack_other:
    'An older copy of this computer’s data was in use, or another computer uses a copy of it. Nothing is lost: {{count}} entries were read anew, and what was entered here meanwhile is shared as well.',
  unread_one:
    'The last {{count}} byte of {{file}} in the journal could not be read: what was saved last may be missing. Everything else is here. Compare the newest entries under Activity with what you did, and enter again what is not there.',
  unread_other:
    'The last {{count}} bytes of {{file}} in the journal could not be read: what was saved last may be missing. Everything else is here. Compare the newest entries under Activity with what you did, and enter again what is not there.',
  unreadEnd:
    'The end of {{file}} in the journal could not be read: what was saved last may be missing. Everything else is here. Compare the newest entries under Activity with what you did, and enter again what is not there.',
  journal: {
    atEnd_one:
      'The journal had been damaged at its end. {{count}} entry was written again from the database; nothing is missing.',
    atEnd_other:
      'The journal had been damaged at its end. {{count}} entries were written again from the database; nothing is missing.',
    harmed_one: 'The disk has damaged a part of the journal. {{count}} entry was given back to it.',
    harmed_other: 'The disk has damaged a part of the journal. {{count}} entries were given back to it.',
    gone_one: 'The files of the journal were gone. {{count}} entry was written again from the database.',
    gone_other: 'The files of the journal were gone. {{count}} entries were written again from the database.',
    others_one:
      'A file of another shop lay in this shop’s journal: {{files}}. It was put aside in the same folder, with “other-shop” in its name; nothing in it was used here.',
    others_other:
      'Files of another shop lay in this shop’s journal: {{files}}. They were put aside in the same folder, with “other-shop” in their names; nothing in them was used here.',
    whole: 'Nothing is missing. Look after this disk: it may fail.',
    missing_one:
      '{{count}} older entry could not be given back. Your figures here are right and complete; copy the profile folder to another disk soon.',
    missing_other:
      '{{count}} older entries could not be given back. Your figures here are right and complete; copy the profile folder to another disk soon.',
  },
  contacts: {
    givenBack_one:
      'The disk has damaged the files of people and customers. {{count}} of them was written again from the database.',
    givenBack_other:
      'The disk has damaged the files of people and customers. {{count}} of them were written again from the database.',
    whole: 'None of these names is missing. Look after this disk: it may fail.',
    unread_one: '{{count}} file of people and customers could not be read: some names may be missing.',
    unread_other: '{{count}} files of people and customers could not be read: some names may be missing.',
    shared:
      'Stock and orders do not lie in these files. The names that the shop’s server has come back by themselves. Look after this disk: it may fail.',
    alone:
      'Stock and orders do not lie in these files. Nothing was deleted: the damaged files lie in the shop’s folder “contacts” and end in .bad. If orders show no name, look in your shop system or a copy of the profile folder.',
  },
  recovery: {
    title: 'Not everything came back',
    files: ', because {{files}} of the journal is missing or damaged',
    missing_one: '{{count}} act is lost{{because}}.',
    missing_other: '{{count}} acts are lost{{because}}.',
    setAside_one: '{{count}} act could not be applied, because it builds on what is lost.',
    setAside_other: '{{count}} acts could not be applied, because they build on what is lost.',
    setUp:
      'The act that set up this shop is lost, and with it the currency of its prices. Look whether this one is right before you go on: amounts are not converted, and it cannot be changed later.',
    setUpShared:
      'The act that set up this shop is not here, and with it the currency of its prices. Until the shop’s server gives it back, prices are shown in this one; amounts are not converted.',
    back_one: '{{count}} entry came back and is safe. Nothing was deleted.',
    back_other: '{{count}} entries came back and are safe. Nothing was deleted.',
    server: 'What the shop’s server still has comes back by itself as soon as it can be reached.',
    copy: 'If you have a backup, restore it: what is missing here comes from it, and nothing else is changed. A copy of the missing file can also be put back into the journal’s folder while the shop is closed.',
    after: 'You can go on with what is here. Activity then lists what could not be applied, and what to count.',
    goOn: 'Go on without it',
    quit: 'Close the shop',
    place: 'Found place',
  },
  takeOver: 'Use Stockroom here instead',
  again: 'Try again',
  otherShop: 'Choose another shop',
} as const;
