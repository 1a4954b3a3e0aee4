/** Help: online stores. */
export const helpChannels = {
  channels: {
    title: '{{word channels.title}}',
    keywords:
      'online store shop web woocommerce shopify vendure connect sync key api stock figure drift difference publish draft pause',
    lead: 'The online stores that sell your stock: their orders come here, and what is sold here is taken off there.',
    parts: {
      connect: {
        head: 'Connecting a store',
        step1: '{{word channels.commands.connect}} ({{keys channels.connect}}) and choose the kind of store.',
        step2: 'Enter its address and a key. Beside the fields stands where to click in that store to make one.',
        step3:
          'See who answered, and from where its orders are served. Then everything is pulled; nothing is written there.',
        text: 'Keys stay in the safe place of this computer. One computer talks to a store; the others see its orders and stock.',
      },
      review: {
        head: 'The first look',
        text: 'Under {{word channels.tabs.review}} stands which of its products are which of yours: by SKU, then by barcode, then by name and options. What several share is asked about.',
        text2:
          'Where figures differ, nothing is written until you choose to keep ours, take theirs or count later. {{word channels.review.look}} lists every figure that would change before anything is written.',
      },
      truth: {
        head: 'The truth meter',
        item1: 'What the store shows of each product, and how old that is.',
        item2:
          'What it should show by all that it was told and sold, and what you offer. Press the offer to see what makes it.',
        item3:
          'A difference is never written over. You tell it your figure, as the difference, or accept what it shows.',
        text: 'Under {{word channels.tabs.settings}} you can keep some pieces back, offer nothing below a figure, and have differences put right without asking.',
      },
      stopped: {
        head: 'When it has stopped',
        text: 'Where an answer was lost and nobody can say whether the store did what it was told, telling stops. Look in the store, then choose {{word channels.undecided.applied}} or {{word channels.undecided.notApplied}}.',
        text2:
          'The {{word channels.tabs.log}} has what was pulled and told, and every request with the number that the store gave it.',
      },
    },
  },
} as const;
