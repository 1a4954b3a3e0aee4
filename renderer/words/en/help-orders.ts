/** Help: the screens about orders and buying, what was done, files, the settings. */
export const helpOrders = {
  orders: {
    title: '{{word orders.title}}',
    keywords:
      'queue customers sales picking packing shipping overdue short oversold hold cancel pick list packing slip',
    lead: 'What customers wait for, oldest first, and how far each order is.',
    parts: {
      queue: {
        head: 'The queue',
        item1:
          '{{word orders.tabs.open}}: waits to be picked. Its goods are promised and no longer available to others.',
        item2: '{{word orders.tabs.picking}}: something of it is off the shelf and set aside.',
        item3: '{{word orders.tabs.held}}: left alone until {{word orders.commands.resume}} is chosen.',
        item4:
          '{{word orders.filters.short}}: not everything of it is there. {{word orders.filters.oversold}}: more is promised than exists.',
      },
      ship: {
        head: 'From order to parcel',
        step1:
          '{{word orders.commands.pickList}} ({{keys orders.pickList}}) for the chosen orders, and take the goods off the shelf.',
        step2: '{{word orders.commands.pick}} ({{keys orders.pick}}): they are set aside for the order.',
        step3: '{{word orders.commands.packingSlip}} ({{keys orders.packingSlip}}) and pack.',
        step4: '{{word orders.commands.ship}} ({{keys orders.ship}}): the stock goes down.',
        text2:
          'For several orders, {{word orders.commands.jointPickList}} ({{keys orders.jointPickList}}) is one list by place with totals.',
        text: 'Orders that are handed over at once can be shipped without picking: both happen in one step.',
      },
      part: {
        head: 'When something is missing',
        text: 'Ship what is picked; the rest stays open and promised. Cancel the rest when it will not come.',
        text2:
          'Who gets what is there goes by priority, then by the promised or due day, then by age. Press the figure beside {{word orders.allocation.short}} to see who is before and when the rest comes; {{word allocation.serve.command}} ({{keys orders.serve}}) shows what lies elsewhere.',
      },
      found: {
        head: 'Finding an order',
        text: 'The search above the list knows numbers, customers and products. The code on a pick list can be scanned.',
      },
    },
  },
  order: {
    title: 'An order’s page',
    keywords: 'order lines customer address phone note due date edit change location return history',
    lead: 'One order: its lines, its customer, what moved for it, and everything that was done to it.',
    parts: {
      edit: {
        head: 'Changing an order',
        text: '{{word orders.commands.edit}} ({{keys orders.edit}}) adds and takes out lines while the order waits. What is picked already stays at least as much.',
      },
      line: {
        head: 'From where',
        text: 'Each line says at which location it holds its stock; press it to take the line from another one.',
      },
      back: {
        head: 'When something comes back',
        text: 'A shipped order is not cancelled. {{word orders.commands.takeBack}} ({{keys orders.takeBack}}) leads to looking at what came back, piece by piece.',
      },
      mistake: {
        head: 'When it was a mistake',
        text: 'Every step of an order can be undone, from the message that tells it or under {{go /activity activity.title}}.',
      },
    },
  },
  packing: {
    title: '{{word packing.title}}',
    keywords: 'pack parcel box scan wrong item weight label slip command codes ship tracking station',
    lead: 'Every piece is scanned into its parcel, so that nothing wrong and nothing too little leaves.',
    parts: {
      pack: {
        head: 'Packing an order',
        step1: 'Scan the code of the order, its pick list or its slip; or choose it in the list.',
        step2:
          'Scan every piece. A pack counts as what is in it; for many of one product scan one, then type * and the number.',
        step3:
          '{{word packing.commands.next}} ({{keys packing.next}}) closes the parcel with what lies in it; what you scan then goes into another.',
        step4:
          '{{word packing.commands.finish}} ({{keys packing.finish}}) opens once every piece is in a parcel. Until then nothing of the open parcel is packed.',
        step5:
          '{{word packing.commands.ship}} ({{keys packing.ship}}): the parcels leave, and the stock with them. {{word packing.commands.number}} ({{keys packing.number}}) before that.',
      },
      answers: {
        head: 'What a scan answers',
        text: 'What belongs into the order is green. What does not, what is too much, a serial number that is packed already and an unknown code are said in red and with a sound of their own, and are not packed. Of something wrong it is said which order waits for it.',
      },
      codes: {
        head: 'Without a keyboard',
        text: '{{word packing.codes.print}} ({{keys packing.codes}}): a sheet to lay beside the scale. Its codes do at the packing table what the buttons do.',
      },
      kept: {
        head: 'You can be interrupted',
        text: 'The open parcel is kept on this computer, over a crash, too. If somebody changes the order meanwhile, it says what changed and what must come out again; scan what you take out.',
      },
      clicks: {
        head: 'Packing without scanning',
        text: 'Where nothing has a code: {{go /settings/packing settings.packing.title}}. For everybody, or for some people.',
      },
      papers: {
        head: 'Slips and labels',
        text: 'Each parcel has a packing slip and an address label; {{go /settings/packing settings.packing.title}} says whether they are printed by themselves. If a parcel is packed anew after that, it is said that its paper is older.',
      },
    },
  },
  shipping: {
    title: '{{word shipping.title}}',
    keywords:
      'parcels carrier tracking number label address file manifest end of day delivered DHL DPD GLS UPS courier',
    lead: 'Parcels: which wait, which are on their way with which number, which arrived.',
    parts: {
      numbers: {
        head: 'Tracking numbers',
        step1: 'Scan the code of a packing slip, or choose the parcel in the list.',
        step2:
          'Scan the carrier’s label. Number and carrier are kept at once; a number that is there already is never replaced unseen.',
        text: 'The carrier is recognised by its number and can be changed; any name will do. {{word shipping.commands.track}} ({{keys shipping.track}}) opens the page of a known carrier.',
      },
      files: {
        head: 'Files for carriers',
        step1:
          '{{word shipping.commands.addresses}} ({{keys shipping.addresses}}) writes the addresses as the carrier’s own program takes them, and says before which are not complete.',
        step2: 'The carrier’s program prints the labels and saves a file with the numbers.',
        step3:
          '{{word shipping.commands.numbers}} ({{keys shipping.numbers}}) shows what that file would change, and writes it in one step.',
      },
      day: {
        head: 'At the end of the day',
        text: '{{word shipping.commands.manifest}} ({{keys shipping.manifest}}) lists what a carrier takes along, to be signed or as a file. What arrived is marked with {{word shipping.commands.deliver}} ({{keys shipping.deliver}}).',
      },
    },
  },
  returns: {
    title: '{{word returns.title}}',
    keywords: 'return refund exchange damaged defective restock take back parcel came back RMA',
    lead: 'What came back from customers, and the way to take more back.',
    parts: {
      take: {
        head: 'Taking something back',
        step1:
          'Scan the packing slip, the parcel’s label or its tracking number on {{go /returns returns.title}}, or press {{keys returns.begin}} and choose the order.',
        step2: 'Scan each piece. What does not belong to the order, or is more than left, is told at once.',
        step3: 'Say of each what becomes of it, where it goes and why it came back.',
        step4: '{{word returns.commands.save}} ({{keys returns.save}}). Only now does the stock change.',
      },
      outcome: {
        head: 'What becomes of the pieces',
        item1: '{{word returns.outcomes.restock}}: on hand again at its place, and for sale.',
        item2:
          '{{word returns.outcomes.damaged}}: to a location that is not for sale, where it is counted and never offered; or written off at once.',
        item3: '{{word returns.outcomes.discard}}: written off at once.',
      },
      money: {
        head: 'Paying back and exchanging',
        text: 'Both are asked when you take the pieces back, and nothing happens without your word. A refund can also be set later, from the return. An exchange is a new order for the same customer; one undo takes both back.',
      },
    },
  },
  numbers: {
    title: '{{word numbers.title}}',
    keywords: 'report statistics lead time late overdue short picks parcels per person returns performance',
    lead: 'How the work on orders went in the last days.',
    parts: {
      figures: {
        head: 'What a figure counts',
        text: 'Press a figure: it says what it counts. Its name lists the orders it is made of. So does a bar of the parcels per day and, in their table, a day or a figure.',
      },
      period: {
        head: 'Which days, and of whom',
        text: 'Choose a period above, or days of your own, and a person. The address keeps what you chose.',
      },
    },
  },
  reorder: {
    title: '{{word reorder.title}}',
    keywords: 'buy purchase low stock alerts minimum supplier suggested quantity on order incoming mark as ordered',
    lead: 'What is running low and how much to buy, the most urgent first.',
    parts: {
      rule: {
        head: 'When a product appears here',
        text: 'When what is available and incoming together is at or below its reorder point. The point stands with the product, or for the whole shop under {{go /settings/reorder settings.rule.title}}.',
      },
      how: {
        head: 'How much is suggested',
        text: 'As much as fills up to {{word stock.columns.upTo}}, rounded up to {{word stock.columns.multiple}}. Press a suggestion to see the sum.',
      },
      mark: {
        head: 'Buying',
        step1: 'Order from your supplier as you always do. Stockroom sends nothing.',
        step2: '{{word reorder.commands.mark}} ({{keys reorder.mark}}): it counts as incoming, and the alert goes.',
        step3:
          'When it arrives: {{word reorder.commands.receive}} here, or scan the delivery on {{go /purchasing/receive purchasing.receive.title}}.',
      },
      notices: {
        head: 'Being told',
        text: 'This computer can tell you when a product falls to its reorder point: {{go /settings/reorder settings.rule.title}}.',
      },
    },
  },
  purchasing: {
    title: '{{word purchasing.title}}',
    keywords: 'receipts deliveries goods in supplier cost',
    lead: 'Every delivery that was taken in, newest first.',
    parts: {
      list: {
        head: 'Looking one up',
        text: 'A line shows what arrived, at what cost, and who took it in. From there labels can be printed for what was received. A delivery that was taken in by mistake is undone under {{go /activity activity.title}}.',
      },
    },
  },
  suppliers: {
    title: '{{word suppliers.title}}',
    keywords: 'vendor wholesaler e-mail phone address lead time merge duplicate archive',
    lead: 'Who delivers to you, how to reach them, and what you buy from them.',
    parts: {
      page: {
        head: 'A supplier’s page',
        text: 'Its details and its products, with what is low. The details are kept apart from the ledger, like those of customers.',
      },
      merge: {
        head: 'The same supplier twice',
        text: '{{word suppliers.commands.merge}} puts all products with the one that remains. It is one step and can be undone.',
      },
    },
  },
  receive: {
    title: '{{word purchasing.receive.title}}',
    keywords: 'goods in delivery scan quantity cost carton lots unknown code',
    lead: 'Scan a delivery: stock goes up, and what was on order comes off.',
    parts: {
      scan: {
        head: 'Taking a delivery in',
        step1: 'Choose where it goes to.',
        step2:
          'Scan each piece or carton, or type a name. For a quantity type * and the number, or press {{keys receive.quantity}}.',
        step3: 'Put in what one costs, if you know it. It can become the product’s cost.',
        step4: '{{word purchasing.commands.save}} ({{keys receive.save}}). Only now does the stock change.',
      },
      kept: {
        head: 'You can be interrupted',
        text: 'The list is kept until you receive it, over a restart, too.',
      },
      unknown: {
        head: 'A code that nothing has',
        text: 'Give it to a product you have, or make a new product of it. The list stays as it is.',
      },
    },
  },
  activity: {
    title: '{{word activity.title}}',
    keywords: 'history log who did what undo redo mistake conflict needs attention audit',
    lead: 'Everything that was done, by whom and when, with a way to take it back.',
    parts: {
      undo: {
        head: 'Taking something back',
        text: '{{keys activity.undoLast}} takes back the last thing done on this computer, {{keys activity.redoLast}} does it again. Here any entry can be undone, an old one, too.',
        text2: 'An undo deletes nothing: it adds what makes the act not have happened. So it can itself be undone.',
      },
      attention: {
        head: '{{word activity.attention.title}}',
        text: 'Where two computers changed the same thing, or something could not be done, it stands here with both versions. Nothing else waits for it: decide when you have time.',
        text2:
          'Where an order was done twice, it says what the other computer did, with who and when, and what to do with the goods you have in hand. The page of the order says so, too.',
      },
    },
  },
  import: {
    title: 'Importing files',
    keywords: 'CSV Excel XLSX OpenDocument WooCommerce Shopify columns mapping price list orders upload data take over',
    lead: 'Products, prices, counted stock, locations and orders come in from files, with a preview first.',
    parts: {
      way: {
        head: 'The way',
        step1: 'Drop the file anywhere on the window, or press {{keys import.open}}.',
        step2: 'Look at the columns: what each was taken for. Change what is wrong; it is remembered for next time.',
        step3: 'The preview says what is new, changed, the same or refused, row by row.',
        step4: 'Import. One undo takes it all back.',
      },
      stock: {
        head: 'Stock in a file',
        text: 'For new products it is the opening balance. Products that have stock already keep theirs: bringing in a count is an import of its own.',
      },
      again: {
        head: 'When the columns were wrong',
        text: 'Import again with other columns: the first import is undone and its file comes back to the columns.',
      },
      out: {
        head: 'Getting your data out',
        text: 'Lists are exported where they stand, as a workbook, as CSV for spreadsheets or as CSV for other programs. On {{go /stock stock.title}}, “{{word stock.commands.exportProducts}}” writes everything about all products; that file can be imported again.',
      },
    },
  },
  settings: {
    title: '{{word settings.title}}',
    keywords: 'preferences options configuration language dark mode',
    lead: 'What the whole shop shares, and what is this computer’s alone.',
    parts: {
      find: {
        head: 'Finding a setting',
        text: 'Type a word into {{word settings.find.search}}: the way there marks the setting. Every section has an address of its own.',
      },
      shop: {
        head: '{{word settings.find.groups.shop}}',
        text: 'Name, locations, people, sharing: these are the same on every computer of the shop.',
        text2:
          '{{go /settings/sender settings.sender.title}} stands on papers that leave the house. {{go /settings/tax tax.title}} says whether prices include tax, and at which rates.',
      },
      computer: {
        head: '{{word settings.find.groups.computer}}',
        text: 'Look, language, printers and scanner belong to the desk: changing them changes no other one.',
      },
    },
  },
} as const;
