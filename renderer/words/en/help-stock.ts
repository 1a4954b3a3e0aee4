/** Help: the screens about stock and products. */
export const helpStock = {
  dashboard: {
    title: '{{word dashboard.title}}',
    keywords: 'overview home start figures today chart',
    lead: 'The shop at a glance: what waits today, what is missing, what the stock is worth.',
    parts: {
      figures: {
        head: 'Figures and lists',
        text: 'Every figure leads to what makes it: press one, and its parts are shown. The lists below say what to do next.',
      },
      checklist: {
        head: 'In a new shop',
        text: 'A short list says what is still to be set up and ticks off what is done. You can put it away.',
      },
    },
  },
  stock: {
    title: '{{word stock.title}}',
    keywords: 'products list articles inventory search filter columns bulk edit price export archive past date',
    lead: 'Every product, how much of it there is, how much is promised and how much is on its way.',
    parts: {
      find: {
        head: 'Finding a product',
        item1:
          'Type in the field at the top ({{keys stock.search}}) or scan: the whole code opens the product at once.',
        item2: 'The buttons above the list narrow it: low, out, oversold, by category, supplier or location.',
        item3:
          'A press on a column’s header sorts. {{word stock.columns.onHand}} and the other figures can be pressed: they show what makes them.',
      },
      change: {
        head: 'Changing stock',
        text: 'Stock changes by acts with a reason, never by writing over a figure. So it is always known why.',
        item1:
          '{{word stock.commands.adjust}} ({{keys stock.adjust}}): sold at the counter, damaged, corrected and so on. The dialog says what the reason means for the books.',
        item2: '{{word stock.commands.move}} ({{keys stock.move}}): from one location to another.',
        item3:
          'Deliveries are taken in on {{go /purchasing/receive purchasing.receive.title}}; a whole shelf is put right by a count.',
      },
      many: {
        head: 'Several products at once',
        text: 'Choose lines with Space or their boxes. Below the list stand the acts for all of them: price, reorder point, labels, archive.',
      },
      cells: {
        head: 'Typing into the list',
        text: 'Price and reorder point can be typed where they stand: Enter saves and goes to the line below, Esc leaves it as it was.',
      },
      past: {
        head: 'Stock of a past day',
        text: '{{word stock.past.asOf}} shows the list as it was at the end of a day, with its value at today’s cost. It can be exported.',
      },
      archive: {
        head: 'What you no longer sell',
        text: '{{word stock.commands.archive}} takes a product out of the lists. Its history stays, and stock of it still counts. It can be brought back.',
      },
    },
  },
  product: {
    title: 'A product’s page',
    keywords: 'product details variants barcodes levels movements margin lots serial numbers',
    lead: 'Everything about one product: where it lies, what moved it, its codes, its orders.',
    parts: {
      levels: {
        head: '{{word stock.product.levels}}',
        text: 'One line a location. {{word stock.columns.available}} is what you can still sell; press a figure to see why.',
      },
      movements: {
        head: '{{word stock.product.movements}}',
        text: 'The ledger of the product, newest first: every line with its reason, its person and the balance after it. Nothing is ever changed or deleted here; an undo is one more line.',
      },
      barcodes: {
        head: '{{word stock.product.barcodes}}',
        text: 'A product may have several codes. A code of a carton has a pack size: one scan of it means that many pieces. {{word stock.commands.ownCodes}} ({{keys stock.ownCodes}}) gives one of your own to a product that has none.',
      },
      pictures: {
        head: '{{word pictures.title}}',
        text: 'Choose files, drop them on the page, or paste one. The first picture can be shown in the list of products: switch its column on there.',
      },
      variants: {
        head: '{{word stock.product.variants}}',
        text: 'Sizes or colours of one product, each with its own SKU, codes and stock. {{word stock.commands.variant}} makes another.',
      },
      lots: {
        head: 'Lots and serial numbers',
        text: 'Where a product is kept apart by lots or serial numbers, receiving, picking and counting name them. Lots show when they expire, and the first to expire is proposed first.',
      },
    },
  },
  counts: {
    title: '{{word counts.title}}',
    keywords: 'stocktake inventory counting shelf blind guided review difference post cycle',
    lead: 'Count a shelf while the shop is open. Stock changes only when you post the count.',
    parts: {
      begin: {
        head: 'Counting',
        step1: '{{word counts.commands.new}} ({{keys counts.new}}): choose the location and what to count.',
        step2: 'Scan each piece, or type a name, and set a figure with * and the number: *12.',
        step3:
          'Go on until the shelf is done. Sales and deliveries meanwhile do not spoil it: what you saw is set against what the books said at that moment.',
      },
      ways: {
        head: 'Guided or blind',
        item1: '{{word counts.modes.guided}}: shows what the books expect.',
        item2: '{{word counts.modes.blind}}: shows no figures until the review, so that nobody copies them.',
      },
      review: {
        head: 'Looking at the differences',
        text: '{{word counts.page.review}} lists what differs, the dearest first. Count a line again, leave it out, or give a reason. What moved just while it was counted asks for a second look.',
      },
      rest: {
        head: 'What nobody counted',
        text: 'It stays as it is. {{word counts.commands.rest}} says that nothing of it is there; the dialog shows what that means before it is done.',
      },
      post: {
        head: 'Posting',
        text: '{{word counts.commands.post}} makes the stock what was counted, with what moved since. {{word counts.posted.undo}} takes it back and opens the count again.',
      },
    },
  },
  labels: {
    title: '{{word labels.title}}',
    keywords: 'print barcode price tag shelf sheet roll printer PDF test page QR code resolution',
    lead: 'Labels for shelves and products, seen as they come out of the printer.',
    parts: {
      print: {
        head: 'Printing labels',
        step1: 'Scan products here, or choose them on {{go /stock stock.title}} and press {{keys stock.labels}}.',
        step2:
          'Choose the paper and what stands on a label. On a sheet that was begun, say which label is the first free one.',
        step3:
          '{{word labels.commands.print}} ({{keys labels.print}}), or save them as a PDF and print that at its actual size.',
      },
      fit: {
        head: 'When they do not fit',
        text: '{{word labels.commands.test}} prints a frame and a rule of 20 mm: if the rule is not 20 mm long, the printer scales. Switch “fit to page” off.',
      },
      scan: {
        head: 'When a code does not scan',
        text: 'A code that would be too small to read is refused before printing, and a QR code or larger paper is offered. Under {{go /settings/printers labels.printers.title}} the resolution of the printer can be set.',
      },
    },
  },
} as const;
