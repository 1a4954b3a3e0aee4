/** What the demo shop's products are made of: tables, no rules. */

export type Season = 'all' | 'summer' | 'winter' | 'christmas';
export type Axis = 'Colour' | 'Size' | 'Scent' | 'Volume';

/** A noun, its usual price in minor units, and what it comes in. */
export type Good = readonly [noun: string, price: number, axis?: Axis];

export type Department = {
  readonly path: string;
  /** Begins the SKUs. */
  readonly code: string;
  readonly season: Season;
  /** Places in `suppliers`. */
  readonly suppliers: readonly number[];
  readonly goods: readonly Good[];
  /** Sold by weight or length: unit and decimal places; prices are for one unit. */
  readonly measure?: { readonly unit: string; readonly decimals: 2 | 3 };
};

export const suppliers: readonly (readonly [name: string, leadTimeDays: number])[] = [
  ['Hill Pottery Works', 14],
  ['Nordmark Textiles', 21],
  ['Candlewright & Daughters', 10],
  ['Fenland Timber', 18],
  ['Brassfield Metalware', 28],
  ['Paper Lantern Press', 7],
  ['Wild Bee Provisions', 5],
  ['Far Port Imports', 45],
  ['Tidewater Outdoor', 12],
  ['Little Acorn Toys', 15],
  ['Silverling Jewellers', 20],
  ['Kettle & Leaf', 6],
];

export const departments: readonly Department[] = [
  {
    path: 'Outdoor > Camping',
    code: 'CMP',
    season: 'summer',
    suppliers: [8, 4],
    goods: [
      ['enamel mug', 1290, 'Colour'],
      ['camping lantern', 3490],
      ['tin cup set', 2450],
      ['folding stool', 3990, 'Colour'],
      ['fire steel', 1590],
      ['camp blanket', 6900, 'Colour'],
      ['dry bag', 2290, 'Size'],
      ['enamel plate', 1190, 'Colour'],
      ['travel spork', 990],
    ],
  },
  {
    path: 'Outdoor > Hiking',
    code: 'HIK',
    season: 'summer',
    suppliers: [8],
    goods: [
      ['wool socks', 1690, 'Size'],
      ['water bottle', 2490, 'Colour'],
      ['day pack', 7900, 'Colour'],
      ['trail map', 1250],
      ['walking stick', 3490],
      ['rain cape', 5900, 'Size'],
      ['compass', 2990],
      ['gaiters', 3990, 'Size'],
    ],
  },
  {
    path: 'Outdoor > Garden',
    code: 'GRD',
    season: 'summer',
    suppliers: [3, 4],
    goods: [
      ['seed tin', 1490],
      ['watering can', 3290, 'Colour'],
      ['garden twine', 650],
      ['hand trowel', 2190],
      ['bird feeder', 2790],
      ['gardening gloves', 1690, 'Size'],
      ['dibber', 1890],
      ['plant labels', 890],
      ['herb pot', 1290, 'Colour'],
    ],
  },
  {
    path: 'Outdoor > Picnic',
    code: 'PIC',
    season: 'summer',
    suppliers: [8, 7],
    goods: [
      ['picnic blanket', 5490, 'Colour'],
      ['picnic basket', 8900],
      ['bamboo cutlery', 1490],
      ['cool bag', 3490, 'Colour'],
      ['beach towel', 3290, 'Colour'],
    ],
  },
  {
    path: 'Home > Kitchen',
    code: 'KIT',
    season: 'all',
    suppliers: [0, 3],
    goods: [
      ['stoneware bowl', 1890, 'Colour'],
      ['chopping board', 3990, 'Size'],
      ['tea towel', 1290, 'Colour'],
      ['cast-iron pan', 5900],
      ['butter dish', 2690],
      ['wooden spoon', 790],
      ['storage jar', 1690, 'Volume'],
      ['apron', 3490, 'Colour'],
      ['salt pig', 2890],
      ['egg cup', 850, 'Colour'],
      ['teapot', 4490, 'Colour'],
    ],
  },
  {
    path: 'Home > Candles',
    code: 'CND',
    season: 'winter',
    suppliers: [2],
    goods: [
      ['soy candle', 1990, 'Scent'],
      ['dinner candles', 1290, 'Colour'],
      ['candle holder', 2290, 'Colour'],
      ['tea lights', 690],
      ['wax melts', 890, 'Scent'],
      ['beeswax pillar', 1690],
      ['wick trimmer', 1490],
    ],
  },
  {
    path: 'Home > Textiles',
    code: 'TEX',
    season: 'winter',
    suppliers: [1],
    goods: [
      ['wool throw', 8900, 'Colour'],
      ['linen cushion', 3990, 'Colour'],
      ['bath towel', 2990, 'Colour'],
      ['sheepskin', 9900],
      ['hot water bottle', 3490, 'Colour'],
      ['quilt', 14900],
      ['napkin set', 2490, 'Colour'],
    ],
  },
  {
    path: 'Home > Storage',
    code: 'STO',
    season: 'all',
    suppliers: [3, 7],
    goods: [
      ['seagrass basket', 2990, 'Size'],
      ['wall hooks', 1890],
      ['letter rack', 2490],
      ['peg rail', 3290],
      ['laundry bag', 2490, 'Colour'],
      ['wooden crate', 2290, 'Size'],
    ],
  },
  {
    path: 'Home > Lighting',
    code: 'LGT',
    season: 'winter',
    suppliers: [4, 7],
    goods: [
      ['table lamp', 6900, 'Colour'],
      ['string lights', 1990],
      ['paper shade', 2490, 'Size'],
      ['storm lantern', 4490],
      ['night light', 2290],
    ],
  },
  {
    path: 'Gifts > Stationery',
    code: 'STA',
    season: 'all',
    suppliers: [5],
    goods: [
      ['notebook', 1290, 'Colour'],
      ['greeting card', 350],
      ['wrapping paper', 450],
      ['pencil set', 990],
      ['wall calendar', 1890],
      ['postcard set', 650],
      ['fountain pen', 3490, 'Colour'],
      ['letter set', 1490],
    ],
  },
  {
    path: 'Gifts > Toys & games',
    code: 'TOY',
    season: 'christmas',
    suppliers: [9],
    goods: [
      ['wooden puzzle', 2290],
      ['card game', 1490],
      ['spinning top', 790],
      ['kite', 2690, 'Colour'],
      ['jigsaw', 1990],
      ['skipping rope', 1190],
      ['soft toy hare', 2490],
      ['building blocks', 3490],
      ['marble bag', 690],
    ],
  },
  {
    path: 'Gifts > Jewellery',
    code: 'JEW',
    season: 'christmas',
    suppliers: [10],
    goods: [
      ['silver studs', 3290],
      ['brass bangle', 2690],
      ['bead necklace', 2990, 'Colour'],
      ['enamel pin', 890],
      ['pendant', 4490],
      ['stacking ring', 2490, 'Size'],
    ],
  },
  {
    path: 'Gifts > Bath',
    code: 'BTH',
    season: 'all',
    suppliers: [2, 6],
    goods: [
      ['bar soap', 690, 'Scent'],
      ['hand cream', 1290, 'Scent'],
      ['bath salts', 1590, 'Scent'],
      ['nail brush', 990],
      ['lip balm', 590, 'Scent'],
      ['body oil', 2190],
    ],
  },
  {
    path: 'Gifts > Christmas',
    code: 'XMS',
    season: 'christmas',
    suppliers: [7, 2],
    goods: [
      ['glass bauble', 890, 'Colour'],
      ['advent calendar', 2490],
      ['stocking', 2290, 'Colour'],
      ['felt star', 450],
      ['wreath', 3990],
      ['tree topper', 1890],
      ['cracker set', 2690],
      ['paper garland', 990, 'Colour'],
    ],
  },
  {
    path: 'Pantry > Preserves',
    code: 'PAN',
    season: 'all',
    suppliers: [6],
    goods: [
      ['marmalade', 590],
      ['heather honey', 890, 'Volume'],
      ['apple chutney', 620],
      ['fudge', 690],
      ['shortbread', 550],
      ['fruit cordial', 790],
    ],
  },
  {
    path: 'Pantry > Tea & coffee',
    code: 'TEA',
    season: 'all',
    suppliers: [11],
    goods: [
      ['tea caddy', 1690, 'Colour'],
      ['tea strainer', 990],
      ['drip cone', 2290],
    ],
  },
  {
    path: 'Pantry > Tea & coffee',
    code: 'LSE',
    season: 'all',
    suppliers: [11],
    measure: { unit: 'kg', decimals: 3 },
    goods: [
      ['leaf tea', 6900],
      ['coffee beans', 2890],
    ],
  },
  {
    path: 'Workshop > By the metre',
    code: 'MTR',
    season: 'all',
    suppliers: [1],
    measure: { unit: 'm', decimals: 2 },
    goods: [
      ['waxed cotton', 2490],
      ['ribbon', 290],
    ],
  },
];

/** Names of the lines that makers sell: `Harbour enamel mug`. */
export const ranges = [
  'Alder',
  'Moss',
  'Harbour',
  'Juniper',
  'Lark',
  'Fjell',
  'Tarn',
  'Heron',
  'Bracken',
  'Skerry',
  'Thistle',
  'Rowan',
  'Puffin',
  'Glen',
  'Hazel',
  'Drift',
] as const;

export const axisValues: { readonly [A in Axis]: readonly string[] } = {
  Colour: ['Sage', 'Slate', 'Ochre', 'Cream', 'Navy', 'Rust', 'Plum'],
  Size: ['S', 'M', 'L', 'XL'],
  Scent: ['Fig', 'Cedar', 'Sea salt', 'Lavender', 'Orange & clove'],
  Volume: ['250 ml', '500 ml', '1 l'],
};

/** Things the shop sells and never counts. */
export const services: readonly (readonly [name: string, sku: string, price: number])[] = [
  ['Gift wrapping', 'SRV-WRAP', 350],
  ['Engraving', 'SRV-ENGRAVE', 1200],
  ['Candle workshop ticket', 'SRV-CANDLE', 4500],
];
