/** The browser's word on its connection, as the test says; the real one again after each test. */
const real = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')!;

afterEach('the real connection', () => {
  Object.defineProperty(Navigator.prototype, 'onLine', real);
});

/** From now on the browser says that it is offline. */
export function goOffline(): void {
  Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false, configurable: true });
  window.dispatchEvent(new Event('offline'));
}

/** The connection is back. */
export function goOnline(): void {
  Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true, configurable: true });
  window.dispatchEvent(new Event('online'));
}
