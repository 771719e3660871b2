/** The demo's hosting panel as this server serves it: without the mock, with the signed-in customer. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { csrfCookie } from './sessions.ts';

/** The strictest policy under which the widget works (README), and no embedding or form target. */
export const pagePolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' blob: data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
  `require-trusted-types-for 'script'`,
  'trusted-types support-requests',
].join('; ');

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
}

/** Applied to index.html. A pattern without a match is an error: the page must not be served with the mock. */
const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/<!-- With the mock only -->[^]*?<!-- End -->/g, ''],
  [
    /<script type="module" src="\/demo\/start\.ts"><\/script>/g,
    '<script src="/dist/support-requests.js" async></script>',
  ],
  [/\/demo\/dashboard\.ts/g, '/demo/dashboard.js'],
  [/(<support-requests [^>]*)user="ada"/g, `$1csrf-cookie="${csrfCookie}"`],
];

export interface Dashboard {
  /** HTML. */
  page(customerName: string): string;
  readonly script: string;
  readonly styles: string;
}

/** `root` is the folder of index.html. */
export async function loadDashboard(root: string): Promise<Dashboard> {
  let page = await readFile(join(root, 'index.html'), 'utf8');
  for (const [pattern, replacement] of replacements) {
    if (page.search(pattern) < 0) throw new Error(`index.html no longer has ${pattern.source}`);
    page = page.replace(pattern, replacement);
  }
  const source = await readFile(join(root, 'demo/dashboard.ts'), 'utf8');
  const { code } = await transform(source, { loader: 'ts', target: 'es2022', format: 'esm' });
  return {
    page: name => {
      const initials = name
        .split(/\s+/)
        .map(word => Array.from(word)[0] ?? '')
        .join('');
      return page
        .replaceAll('Ada Byron', () => escapeHtml(name))
        .replace('>AB<', () => `>${escapeHtml(initials)}<`);
    },
    script: code,
    styles: await readFile(join(root, 'demo/dashboard.css'), 'utf8'),
  };
}

export const signInPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Not signed in · Kelpstone</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/demo/dashboard.css" />
  </head>
  <body>
    <main>
      <h1>Not signed in</h1>
      <p>Open one of the two sign-in links that the server printed when it started.</p>
    </main>
  </body>
</html>
`;
