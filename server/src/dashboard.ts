/** The demo's hosting panel as this server serves it: without the mock, with the signed-in customer. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The strictest policy under which the widget works (README), no embedding, and no form target but /sign-out. */
export const pagePolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' blob: data:`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `require-trusted-types-for 'script'`,
  'trusted-types support-requests',
].join('; ');

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
}

/** The files of the panel. In the page, the customer is Ada Byron. */
export interface Panel {
  readonly page: string;
  readonly script: string;
  readonly styles: string;
}

/** Where the built package has them. */
export const panelFiles: Readonly<Record<keyof Panel, string>> = {
  page: 'panel.html',
  script: 'panel.js',
  styles: 'panel.css',
};

export interface Dashboard {
  /** HTML. */
  page(customerName: string): string;
  readonly script: string;
  readonly styles: string;
}

async function readPanel(root: string): Promise<Panel> {
  const read = (name: keyof Panel): Promise<string> => readFile(join(root, panelFiles[name]), 'utf8');
  if (existsSync(join(root, panelFiles.page)))
    return { page: await read('page'), script: await read('script'), styles: await read('styles') };
  const { makePanel } = await import('./dashboard-source.ts');
  return makePanel(root);
}

/** `root` is the folder of the built panel, or that of index.html. */
export async function loadDashboard(root: string): Promise<Dashboard> {
  const { page, script, styles } = await readPanel(root);
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
    script,
    styles,
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
