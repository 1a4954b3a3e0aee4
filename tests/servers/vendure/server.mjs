// A real Vendure in memory. Run in the folder where its packages are installed; says its address on a line of its own, and ends
// when what started it is gone.
import { createRequire } from 'node:module';
import path from 'node:path';

process.stdin
  .resume()
  .on('close', () => process.exit(0))
  .on('error', () => process.exit(0));

const { bootstrap, configureDefaultOrderProcess, DefaultLogger, dummyPaymentHandler, LogLevel } = createRequire(
  path.join(process.cwd(), 'package.json'),
)('@vendure/core');

/** A state of the shop's own, as a plugin adds it. */
const ownState = {
  transitions: {
    PaymentSettled: { to: ['InTheOven'], mergeStrategy: 'merge' },
    InTheOven: { to: ['Shipped', 'PartiallyShipped', 'PaymentSettled'] },
  },
};

const app = await bootstrap({
  apiOptions: { hostname: '127.0.0.1', port: 0, adminApiPath: 'admin-api', shopApiPath: 'shop-api', cors: false },
  authOptions: {
    tokenMethod: ['bearer', 'cookie', 'api-key'],
    // The tests log in for each connector: what makes guessing slow makes them slow.
    passwordHashingStrategy: {
      hash: async (text) => `plain ${text}`,
      check: async (text, hash) => hash === `plain ${text}`,
    },
    cookieOptions: { secret: 'of-the-shop' },
    superadminCredentials: { identifier: 'keeper', password: 'of-the-shop' },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true, autoSave: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  orderOptions: { process: [configureDefaultOrderProcess({}), ownState] },
  customFields: {
    ProductVariant: [{ name: 'barcode', type: 'string', nullable: true }],
    Order: [{ name: 'customerNote', type: 'text', nullable: true }],
  },
  logger: new DefaultLogger({ level: LogLevel.Error, timestamp: false }),
});
console.log(`listens ${app.getHttpServer().address().port}`);
