/**
 * Finds the browsers of this machine: for the test runner, for screenshots and for benchmarks.
 *
 *     const browser = await chromium.launch(await findChromium()); // playwright-core and puppeteer-core alike
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What both playwright-core's and puppeteer-core's `launch()` understand.
 * @typedef {object} LaunchOptions
 * @property {string} executablePath
 * @property {string[]} args
 * @property {Record<string, string>} env
 */

/** Paths of programs. @typedef {{ driver: string, miniBrowser: string, xvfb: string }} WebKitTools */

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

// No background traffic, the same text rendering on every machine, and no sandbox, since it cannot start as root or in most
// containers.
const chromiumArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const chromiumNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
];

const chromiumPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap(
    base =>
      base
        ? [
            join(base, 'Google/Chrome/Application/chrome.exe'),
            join(base, 'Microsoft/Edge/Application/msedge.exe'),
          ]
        : [],
  ),
];

/**
 * A Chromium: the one that CHROME_PATH names, else an installed one, else the one from the npm package.
 * @returns {Promise<LaunchOptions>}
 * @throws {Error} where there is none
 */
export async function findChromium() {
  const configured = process.env['CHROME_PATH'];
  if (configured && !existsSync(configured)) throw new Error(`CHROME_PATH names no file: ${configured}`);
  const installed = configured || onPath(...chromiumNames) || chromiumPaths.find(existsSync);
  if (installed) return { executablePath: installed, args: chromiumArgs, env: environment() };
  const folder = await unpackChromium();
  return {
    executablePath: join(folder, 'chromium'),
    args: chromiumArgs,
    env: {
      ...environment(),
      // Libraries and fonts of the system take precedence.
      LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], join(folder, 'al2023/lib')]
        .filter(Boolean)
        .join(delimiter),
      FONTCONFIG_PATH: existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts' : join(folder, 'fonts'),
    },
  };
}

/**
 * An installed Firefox: FIREFOX_PATH, else one on the PATH.
 * @returns {string | undefined} its path
 */
export function findFirefox() {
  return process.env['FIREFOX_PATH'] || onPath('firefox-esr', 'firefox');
}

/**
 * WebKitGTK's driver with its small browser, and the X server that they need.
 * @returns {Promise<WebKitTools | string>} the tools, or what is missing
 */
export async function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  if (!driver) return 'no WebKitWebDriver';
  const xvfb = onPath('Xvfb');
  if (!xvfb) return 'no Xvfb';
  const miniBrowser = await findMiniBrowser();
  if (!miniBrowser) return 'no MiniBrowser';
  return { driver, miniBrowser, xvfb };
}

async function findMiniBrowser() {
  for (const base of ['/usr/lib', '/usr/libexec', '/usr/lib64']) {
    // Debian installs it in /usr/lib/<architecture>/webkit2gtk-<api>/.
    for (const folder of [base, ...(await subfolders(base, /-linux-gnu/))]) {
      // The newest API version first.
      for (const version of (await subfolders(folder, /^webkit(2)?gtk-/)).reverse()) {
        const file = join(version, 'MiniBrowser');
        if (existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

/** Paths, sorted; none where the folder does not exist. @param {string} folder @param {RegExp} pattern of names */
async function subfolders(folder, pattern) {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter(name => pattern.test(name))
    .sort()
    .map(name => join(folder, name));
}

/** The first of these programs that is on the PATH. @param {string[]} names */
function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(existsSync);
}

function environment() {
  return /** @type {Record<string, string>} */ ({ ...process.env });
}

/**
 * Unpacks the Chromium of @sparticuz/chromium once, into node_modules. The package's own `executablePath()` unpacks to
 * fixed names in the system's temporary folder, which different versions and simultaneous runs would share.
 */
async function unpackChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome, Chromium or Edge found: install one, or set CHROME_PATH.');
  }
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '../bin');
  const { version } = JSON.parse(await readFile(join(bin, '../package.json'), 'utf8'));
  const cache = join(root, 'node_modules/.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const { inflate } = await import('@sparticuz/chromium');
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = unfinished; // `inflate` writes there
  try {
    const archives = await readdir(bin);
    await Promise.all(archives.map(name => inflate(join(bin, name))));
    // The font configuration names the temporary folder, too.
    const fonts = join(unfinished, 'fonts/fonts.conf');
    const configuration = await readFile(fonts, 'utf8');
    await writeFile(fonts, configuration.replaceAll('/tmp/fonts', join(folder, 'fonts')));
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another run has unpacked it meanwhile.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
