import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { WebdriverLauncher } from '@web/test-runner-webdriver';

/**
 * Runs tests in WebKitGTK's MiniBrowser. Before the first test in WebKit it starts an X server and the WebDriver, on a free
 * display and a free port, and it stops both.
 */
export class WebKitLauncher extends WebdriverLauncher {
  /** Keys and focus go to one window at a time. */
  concurrency = 1;
  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  #tools;
  #connection;
  /** @type {Promise<void> | undefined} */
  #started;

  /** @param {import('../browsers.js').WebKitTools} tools */
  constructor(tools) {
    const connection = {
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port: 0,
      path: '/',
      connectionRetryCount: 0,
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: tools.miniBrowser, args: ['--automation'] },
      },
    };
    super(/** @type {any} */ (connection));
    this.name = 'WebKit';
    this.#tools = tools;
    this.#connection = connection;
    process.once('exit', () => this.#kill());
  }

  /** @param {any} config */
  async initialize(config) {
    await super.initialize(config);
    this.name = 'WebKit';
  }

  /** @param {string} id @param {string} url */
  async startSession(id, url) {
    await this.open();
    return super.startSession(id, url);
  }

  /** Starts the browser if it does not run yet; after that `driver` is set. */
  async open() {
    this.#started ??= this.#start();
    await this.#started;
    await this.ensureManagerInitialized();
  }

  /** @param {{ type: string, value: string }[]} actions */
  async performKeys(actions) {
    await this.driver.performActions([{ type: 'key', id: 'keyboard', actions }]);
    await this.driver.releaseActions();
  }

  async stop() {
    await super.stop();
    this.#kill();
  }

  async #start() {
    const xvfb = this.#spawn(
      this.#tools.xvfb,
      ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const display = await firstLine(/** @type {import('node:stream').Readable} */ (xvfb.stdio[3]));
    const port = await freePort();
    this.#connection.port = port;
    this.#spawn(this.#tools.driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      // A container has no accessibility bus and no GPU; WebKit would wait for them.
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        GDK_BACKEND: 'x11',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        NO_AT_BRIDGE: '1',
      },
    });
    await waitForServer(`http://127.0.0.1:${port}/status`);
  }

  /** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} options */
  #spawn(command, args, options) {
    const child = spawn(command, args, options);
    this.#processes.push(child);
    return child;
  }

  #kill() {
    // The driver first, since its browser needs the X server.
    for (const child of this.#processes.splice(0).reverse()) child.kill();
    this.#started = undefined;
  }
}

/** @param {import('node:stream').Readable} stream @returns {Promise<string>} */
async function firstLine(stream) {
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
    if (text.includes('\n')) return text.trim();
  }
  throw new Error('Xvfb ended before it had a display.');
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** Waits up to 20 s for a server to answer. @param {string} url @throws {Error} */
async function waitForServer(url) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > deadline) throw new Error('WebKitWebDriver does not answer.');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
