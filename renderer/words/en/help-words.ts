/** Help: what the words on the screens mean; each is called as it is there. */
export const helpWords = {
  words: {
    title: 'What the words mean',
    keywords: 'glossary terms definitions meaning vocabulary',
    lead: 'The words of the screens, in a sentence or two each.',
    parts: {
      onHand: {
        head: '{{word stock.columns.onHand}}',
        text: 'What lies there, whether it is promised to somebody or not.',
      },
      committed: {
        head: '{{word stock.columns.committed}}',
        text: 'Reserved for open orders: it still lies there, but belongs to somebody already. Also called allocated.',
      },
      available: {
        head: '{{word stock.columns.available}}',
        text: 'What you can still sell: on hand less committed, and less what lies at locations that are not for sale. Below zero more is promised than there is.',
      },
      incoming: {
        head: '{{word stock.columns.incoming}}',
        text: 'Marked as ordered from a supplier and not received yet.',
      },
      point: {
        head: '{{word stock.columns.point}}',
        text: 'When available and incoming together are at or below it, {{word reorder.title}} says to buy.',
      },
      upTo: {
        head: '{{word stock.columns.upTo}}',
        text: 'How much there should be after buying. Where none is set, it is twice the reorder point.',
      },
      multiple: {
        head: '{{word stock.columns.multiple}}',
        text: 'The supplier sells only whole cases: suggestions are rounded up to it.',
      },
      low: {
        head: '{{word stock.status.low}}, {{word stock.status.out}}',
        text: 'Low: at or below the reorder point. Out: nothing is available any more.',
      },
      oversold: {
        head: '{{word stock.status.oversold}}',
        text: 'More is promised to customers than exists, over all locations together.',
      },
      negative: {
        head: '{{word stock.status.negative}}',
        text: 'By the books fewer than none lie there: something was sold before it was entered. A count puts it right.',
      },
      untracked: {
        head: '{{word stock.status.untracked}}',
        text: 'No stock is kept of it, as of a service. The first adjustment starts keeping it.',
      },
      sku: {
        head: '{{word stock.columns.sku}}',
        text: 'Your own code of a product or variant, by which files and orders name it.',
      },
      barcode: {
        head: '{{word stock.columns.barcode}}',
        text: 'What a scanner reads: an EAN or UPC of the maker, or a code of your own. A product may have several.',
      },
      variant: {
        head: '{{word stock.product.variants}}',
        text: 'A size or colour of a product, with its own SKU, barcode and stock.',
      },
      lot: {
        head: '{{word stock.form.trackings.lot}}',
        text: 'Pieces made together, often with one expiry date. Also called batches.',
      },
      serial: {
        head: '{{word stock.form.trackings.serial}}',
        text: 'A number that one single piece has, and no other.',
      },
      location: {
        head: '{{word stock.columns.location}}',
        text: 'A place that holds stock: the shop, a warehouse, a shelf.',
      },
      movement: {
        head: '{{word stock.product.movements}}',
        text: 'The lines of the ledger: each says what changed, why, by whom and when. They are never changed; stock is their sum.',
      },
      adjust: {
        head: '{{word stock.commands.adjust}}',
        text: 'Changing stock with a reason: sold at the counter, damage, correction and others.',
      },
      pick: {
        head: '{{word orders.commands.pick}}',
        text: 'Taking the goods of an order off the shelf and setting them aside.',
      },
      ship: {
        head: '{{word orders.commands.ship}}',
        text: 'Handing the goods over, to a carrier or to the customer. Only then do they leave the stock.',
      },
      short: {
        head: '{{word orders.filters.short}}',
        text: 'An order of which not everything is there. Those that came first get the stock first.',
      },
      receive: {
        head: '{{word purchasing.receive.title}}',
        text: 'Taking a delivery in: stock goes up, and what was on order comes off.',
      },
      opening: {
        head: '{{word stock.reasons.opening.label}}',
        text: 'The stock a shop or a product begins with. It is no purchase.',
      },
      cost: {
        head: '{{word stock.columns.cost}}, {{word stock.columns.value}}',
        text: 'Cost is what one piece cost you. Value is the stock times its cost.',
      },
      margin: {
        head: '{{word tax.margin.label}}',
        text: 'What is left of the price after the cost, as a part of the price. Both are without tax, where the shop has said its taxes.',
      },
      guided: {
        head: '{{word counts.modes.guided}}, {{word counts.modes.blind}}',
        text: 'Two ways of counting: with the figures of the books in view, or without.',
      },
      books: {
        head: '{{word settings.books.title}}',
        text: 'The ledger and what adds up from it. Checking the books adds everything up once more.',
      },
      journal: {
        head: '{{word settings.computer.journal}}',
        text: 'The file on the disk that every act is added to. The shop can be made again from it.',
      },
    },
  },
} as const;
