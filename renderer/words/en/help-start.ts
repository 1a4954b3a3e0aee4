/** Help: the first steps, the keyboard, the scanner. */
export const helpStart = {
  start: {
    title: 'First steps',
    keywords: 'begin getting started new introduction tutorial how to set up',
    lead: 'From an empty shop to the first parcel in an hour. Everything here can be taken back, so try it.',
    parts: {
      bring: {
        head: '1. Bring your products in',
        text: 'Drop a file on the window, or press {{keys import.open}}. A preview shows what is new, changed or refused before anything is written.',
        item1: 'Exports of WooCommerce and Shopify are recognised by themselves.',
        item2: 'Any other CSV or Excel file works, too: you say once what its columns mean.',
        item3:
          'A few products are typed quicker than imported: {{word stock.commands.new}} on {{go /stock stock.title}}.',
        text2: 'More about it: {{go /help/import help.topics.import.title}}.',
      },
      places: {
        head: '2. Say where your stock lies',
        text: 'A shop begins with one location. Add others, such as a warehouse, under {{go /settings/locations settings.locations.title}}. Everybody who works here gets a name under {{go /settings/people settings.people.title}}: it stands beside every entry.',
      },
      count: {
        head: '3. Count what is there',
        text: 'Figures that came with a file are a beginning; a count makes them true.',
        step1: 'Go to {{go /counts counts.title}} and choose {{word counts.commands.new}}.',
        step2: 'Scan or type what stands on the shelf. The shop may stay open meanwhile.',
        step3: 'Look at the differences, then choose {{word counts.commands.post}}.',
      },
      labels: {
        head: '4. Print labels',
        text: 'Choose products on {{go /stock stock.title}} and press {{keys stock.labels}}, or scan them on {{go /labels labels.title}}. Print one test page first: it shows whether the paper fits.',
      },
      order: {
        head: '5. The first order',
        step1: 'Enter it on {{go /orders orders.title}} with {{keys orders.new}}, or import a file of orders.',
        step2: '{{word orders.commands.pick}}: what you take off the shelf is set aside for the order.',
        step3: '{{word orders.commands.ship}}: the goods leave, and the stock goes down.',
      },
      next: {
        head: 'And then',
        item1: 'Set reorder points, and {{go /reorder reorder.title}} tells what to buy.',
        item2: 'Try anything in the demo shop: it lives beside your own and can be removed in one step.',
        item3: '{{keys shell.palette}} finds every act by its name, {{keys help.here}} explains the screen you are on.',
      },
    },
  },
  keyboard: {
    title: 'Keyboard',
    keywords: 'shortcuts keys hotkeys mouse palette commands',
    lead: 'Everything works without a mouse. These are all the keys there are.',
    parts: {
      palette: {
        head: 'When you do not know the key',
        text: '{{keys shell.palette}} opens the list of everything that can be done now. Type a few letters and press Enter. Products are found there, too.',
      },
      tables: {
        head: 'In a list',
        item1: 'The arrow keys move the cursor; Home, End, Page up and Page down go further.',
        item2: 'Enter opens the line, or what stands in the cell. On a figure it shows what makes the figure.',
        item3: 'Space chooses a line, Shift with an arrow a range. Esc chooses none.',
        item4: 'Above the first line stands the header: Enter sorts by a column, Shift with an arrow makes it wider.',
      },
      fields: {
        head: 'In a field',
        text: 'Letters stay in the field while you type: single-letter keys work again when you leave it. Keys with Ctrl and the function keys work everywhere. An open dialog keeps all keys to itself; Esc closes it.',
      },
    },
  },
  scanner: {
    title: 'Setting up a scanner',
    keywords: 'barcode reader gun Enter Tab suffix prefix beep QR code EAN UPC',
    lead: 'Any scanner that types like a keyboard works. Plug it in, pair it if it is wireless, and scan.',
    parts: {
      set: {
        head: 'Setting it up',
        step1: 'Set the scanner to type a key after each code: Enter is best. Its booklet has a code for that.',
        step2: 'Set its keyboard layout to the one of this computer. Otherwise letters and hyphens come out wrong.',
        step3:
          'Open {{go /settings/scanner settings.scanner.title}} and choose the same key under {{word settings.scanner.suffix}}.',
        step4:
          'Click into {{word settings.scanner.test}} and scan. Every key shows with its time; the last one should be the one you chose.',
      },
      use: {
        head: 'Scanning',
        item1: 'Anywhere: the product with that code opens. No field has to have the focus.',
        item2:
          'On {{go /purchasing/receive purchasing.receive.title}}, in a count and for labels: each scan counts one, or as many as the pack holds.',
        item3: 'To set a figure type * and the number: *12. A scan is never taken for a number.',
        item4: 'A code that nothing has can be given to a product, or makes a new one.',
      },
      wrong: {
        head: 'When it does not work',
        item1: 'Codes run into each other or nothing happens: the key after a code is not the one that is set.',
        item2: 'Digits are right but letters are not: the keyboard layout of the scanner is another one.',
        item3:
          'Some signs come before each code: put them under {{word settings.scanner.prefix}}, or switch them off in the scanner.',
        item4: 'A code is cut: scan more slowly, or let the scanner send a little slower.',
      },
    },
  },
} as const;
