/** The way to an online store, with the places to click in each of them. */
export const channelConnect = {
  vendors: { woocommerce: 'WooCommerce', shopify: 'Shopify', vendure: 'Vendure' },
  vendorNotes: {
    woocommerce: 'A shop in WordPress, version 7 or later.',
    shopify: 'Any plan. Stock is kept by location.',
    vendure: 'Your own server, version 3.',
  },
  connect: {
    title: 'Connect a channel',
    steps: { kind: 'Store', key: 'Address and key', who: 'Who answered', pull: 'First pull' },
    next: { kind: 'Next', key: 'Ask the store', who: 'Connect', pull: 'Close' },
    back: 'Back',
    kind: 'Which store is it?',
    url: 'Address of the store',
    urlHint: {
      woocommerce: 'As in the browser, such as https://shop.example.com',
      shopify: 'The name before .myshopify.com, or the whole address',
      vendure: 'The server, such as https://api.example.com',
    },
    noUrl: 'This is no address of a web page.',
    way: 'Way in',
    plainHttp: 'I know that everything can be read on the way',
    plainHttpHint: 'With http nothing is encrypted. Only for a store on this computer or in your own network.',
    kept: 'Keys are kept in the safe place of this computer only: in no backup, no log, and on no other computer.',
    guide: 'Where to find the key',
    openPage: 'Open this page of the store',
    pulling: 'Pulling {{name}}',
    pulled_one: '{{count}} product',
    pulled_other: '{{count}} products',
    pullNote:
      'Nothing is written in the store. You can close this and go on working: the pull goes on, and the channel’s page shows when it is through.',
    again: 'Try again',
    nothingWritten: 'Nothing was written there, and nothing was changed here.',
    askAgain: {
      'channel-away': 'Check that the store is up, then ask it again.',
      'channel-busy': 'Wait a moment, then ask it again.',
    },
  },
  ways: {
    key: 'REST API key',
    app: 'App of your own',
    token: 'Access token',
    login: 'Name and password',
    apiKey: 'API key',
  },
  wayNotes: {
    key: 'A key that may read and write.',
    app: 'The way for every shop since 2026.',
    token: 'For an app that was made in the shop before 2026 (shpat_…).',
    login: 'An administrator of its own for Stockroom.',
    apiKey: 'Where the server has API keys.',
  },
  secrets: {
    key: 'Consumer key',
    secret: 'Consumer secret',
    clientId: 'Client ID',
    clientSecret: 'Client secret',
    token: 'Admin API access token',
    user: 'User name or e-mail',
    password: 'Password',
    apiKey: 'API key',
  },
  guides: {
    woocommerce: { title: 'In WordPress' },
    shopify: { title: 'In Shopify' },
    vendure: { title: 'In Vendure' },
  },
  steps: {
    key: {
      step1: 'Sign in to WordPress and open WooCommerce › Settings › Advanced › REST API.',
      step2: 'Press “Add key”.',
      step3: 'Description: Stockroom. User: you. Permissions: Read/Write.',
      step4:
        'Press “Generate API key” and copy both the consumer key (ck_…) and the consumer secret (cs_…). The secret is shown once.',
    },
    app: {
      step1: 'Open dev.shopify.com with the account that owns the shop, then Apps › Create app. Name it Stockroom.',
      step2:
        'Under Versions: App URL https://shopify.dev/apps/default-app-home, and these scopes: read_products, write_products, read_inventory, write_inventory, read_locations, read_orders, read_merchant_managed_fulfillment_orders, write_merchant_managed_fulfillment_orders.',
      step3: 'Press Release.',
      step4: 'Under Home press Install app and choose your shop.',
      step5: 'Under Settings copy the Client ID and the Client secret.',
    },
    token: {
      step1: 'In the admin open Settings › Apps and sales channels › Develop apps, then your app.',
      step2: 'Under API credentials copy the Admin API access token (shpat_…). It is shown once.',
    },
    login: {
      step1: 'In the admin open Settings › Administrators › Create. E-mail and password are what you enter here.',
      step2: 'Give it a role that may read the catalog, change stock, read and change orders, and create products.',
      step3: 'The address is that of the server, without /admin-api.',
    },
    apiKey: {
      step1: 'In the admin open Settings › API keys › Create, with the same rights.',
      step2: 'Copy the key. It is shown once.',
    },
  },
  who: {
    name: 'Name',
    software: 'Program',
    currency: 'Currency',
    key: 'The key',
    mayWrite: 'may read and write',
    mayRead: 'may only read',
    otherCurrency:
      'The store counts in {{theirs}}, this shop in {{ours}}. Prices are not converted: take over no prices from there.',
    readOnly:
      'With this key the store can be pulled, but is told nothing. Make one that may write to sell the same stock.',
    clock_one: 'Its clock is off by {{count}} minute. Orders stand at the time it says.',
    clock_other: 'Its clock is off by {{count}} minutes. Orders stand at the time it says.',
    session: 'This computer has no safe place for keys: it is kept until Stockroom is closed and asked for then.',
  },
  failures: {
    woocommerce: {
      'channel-not-understood':
        'Check the address, and in WordPress under Plugins that WooCommerce is active. A page that protects the site from robots must let the address /wp-json/ through.',
      'channel-refused':
        'Make a key with Read/Write under WooCommerce › Settings › Advanced › REST API and copy it whole, with ck_ and cs_.',
    },
    shopify: {
      'channel-not-understood': 'Enter the name that stands before .myshopify.com, not your own domain.',
      'channel-refused':
        'Check that the app is installed in this shop, belongs to the same organisation, and was released with all the scopes.',
    },
    vendure: {
      'channel-not-understood': 'Enter the address of the server, the part before /admin-api.',
      'channel-refused':
        'Check the name and the password, and that the role of this administrator may read and change stock and orders.',
    },
  },
  reasons: {
    missing: {
      happened: 'The app lacks rights: {{scopes}}.',
      next: 'Add them to the app, release it again and install it anew in the shop.',
    },
    selfSigned: {
      happened: 'The store’s certificate was made by itself: nobody can say that it is your store.',
      next: 'Have the host set up a certificate, such as a free one by Let’s Encrypt. In your own network http can be used instead.',
    },
    expired: {
      happened: 'The store’s certificate is not valid today.',
      next: 'Have the host renew it, and check the date of this computer.',
    },
    lost: {
      happened: 'The answer to what the store was told was lost.',
      next: 'Stockroom looks within two minutes whether it arrived. Until then nothing else is told.',
    },
    otherHost: {
      happened: 'The store’s certificate is of another address.',
      next: 'Enter the address exactly as it stands in the browser, with or without www.',
    },
    noEncryption: {
      happened: 'There is no encryption at this address.',
      next: 'Have the host set up https. Only in your own network http:// can be entered instead.',
    },
    needsHttps: {
      happened: 'Outside your own network a store is asked over https only.',
      next: 'Enter the address with https://.',
    },
    redirects: {
      happened: 'The address leads on to {{to}}.',
      next: 'If that is your store, enter {{to}}.',
    },
    noSuchHost: {
      happened: 'There is no such address on the internet.',
      next: 'Check its spelling, and that this computer is online.',
    },
    nobodyThere: {
      happened: 'Nothing answers at this address.',
      next: 'Check the address and that the store runs.',
    },
    tooLong: {
      happened: 'The store took too long to answer.',
      next: 'Check that it is up, and try again.',
    },
  },
} as const;
