/** Makes the demo's hosting panel as this server serves it: without the mock. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { Panel } from './dashboard.ts';
import { csrfCookie } from './sessions.ts';

/** Applied to index.html. A pattern without a match is an error: the page must not be served with the mock. */
const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/<!-- With the mock only -->[^]*?<!-- End -->/g, ''],
  [
    /<script type="module" src="\/demo\/start\.ts"><\/script>/g,
    '<script src="/dist/support-requests.js" async></script>',
  ],
  [/\/demo\/dashboard\.ts/g, '/demo/dashboard.js'],
  [
    /(<span class="person-name">[^<]*<\/span>\s*<\/span>)/g,
    '$1<form class="sign-out" method="post" action="/sign-out"><button>Sign out</button></form>',
  ],
  [/(<support-requests\s[^>]*)user="ada"/g, `$1csrf-cookie="${csrfCookie}"`],
];

/** `root` is the folder of index.html. */
export async function makePanel(root: string): Promise<Panel> {
  let page = await readFile(join(root, 'index.html'), 'utf8');
  for (const [pattern, replacement] of replacements) {
    if (page.search(pattern) < 0) throw new Error(`index.html no longer has ${pattern.source}`);
    page = page.replace(pattern, replacement);
  }
  const source = await readFile(join(root, 'demo/dashboard.ts'), 'utf8');
  const { code } = await transform(source, { loader: 'ts', target: 'es2022', format: 'esm' });
  return { page, script: code, styles: await readFile(join(root, 'demo/dashboard.css'), 'utf8') };
}
