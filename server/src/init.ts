/** `support-requests-server init`: asks what has to be known, and writes a configuration with comments. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { readConfig } from './config/config.ts';
import { defaultBasePath } from './create-server.ts';
import { code, isGiven, oneOf, urlLike, type Ask } from './init-questions.ts';
import { askHelpdesk } from './init-helpdesk.ts';

class InitError extends Error {}

const isUrl = urlLike('https://panel.example');

async function askIdentify(ask: Ask, publicUrl: string): Promise<readonly string[]> {
  const way = await ask(
    `How do customers sign in?
  jwt      your panel gives its pages a signed token
  session  the server asks your panel who a cookie belongs to
  header   a proxy in front of the server says who it is`,
    'jwt',
    oneOf(['jwt', 'session', 'header']),
  );
  if (way === 'jwt') {
    const audience = await ask('The "aud" of the tokens', 'support', isGiven);
    return [
      `// Your panel signs the tokens with the same secret (HS256), with sub, name and email of the customer. See docs/identity.md.`,
      `identify: { jwt: { audience: ${code(audience)}, secret: ${code(randomBytes(36).toString('base64url'))} } },`,
    ];
  }
  if (way === 'session') {
    const url = await ask(
      'The URL of your panel that says who is signed in',
      `${publicUrl}/support/whoami`,
      isUrl,
    );
    const cookie = await ask("The name of your panel's session cookie", 'PHPSESSID', isGiven);
    return [
      `// It answers with key, name and email of the customer: docs/identity.md has it for several languages.`,
      `identify: { session: { url: ${code(url)}, cookies: [${code(cookie)}] } },`,
    ];
  }
  const key = await ask('The header with the key of the customer', 'X-Customer', isGiven);
  const name = await ask("The header with the customer's name, or none", 'none');
  const email = await ask("The header with the customer's e-mail address, or none", 'none');
  const address = await ask('The address of the proxy', '127.0.0.1/32', isGiven);
  const headers = Object.entries({ key, name, email }).filter(([, header]) => header !== 'none');
  return [
    `// The proxy has to replace what browsers send in these headers. See docs/identity.md.`,
    `identify: {`,
    `  header: {`,
    ...headers.map(([member, header]) => `    ${member}: ${code(header)},`),
    `    trustedAddresses: [${code(address)}],`,
    `  },`,
    `},`,
  ];
}

async function askDatabase(ask: Ask): Promise<readonly string[]> {
  const isDatabase = (text: string): string | undefined =>
    text === 'embedded' || /^postgres(ql)?:\/\/[^/]/.test(text)
      ? undefined
      : 'embedded, or like postgres://user:password@host:5432/database, please.';
  const database = await ask('Database: embedded, or the URL of a PostgreSQL server', 'embedded', isDatabase);
  return database === 'embedded'
    ? [
        `// The embedded database, for one server. databaseUrl (or DATABASE_URL) takes a PostgreSQL server.`,
        `dataDir: '.data',`,
      ]
    : [`// Better in the environment: DATABASE_URL.`, `databaseUrl: ${code(database)},`];
}

async function askFiles(ask: Ask): Promise<readonly string[]> {
  const place = await ask('Files: a folder, or s3 for an object store', '.data/files', isGiven);
  if (place !== 's3')
    return [
      `// Several servers need one folder for all, or an object store.`,
      `attachmentsDir: ${code(place)},`,
    ];
  const endpoint = await ask('The URL of the object store', 'https://s3.eu-central-1.amazonaws.com', isUrl);
  const bucket = await ask('The bucket', 'support-files', isGiven);
  const region = await ask('The region', 'eu-central-1', isGiven);
  return [
    `// The key is in the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    `s3: { endpoint: ${code(endpoint)}, bucket: ${code(bucket)}, region: ${code(region)}, pathStyle: true },`,
  ];
}

function textOf(publicUrl: string, parts: readonly (readonly string[])[]): string {
  const lines = parts.flatMap(part => ['', ...part]);
  return `// The configuration of support-requests-server. Every setting: docs/operate.md.
export default {
  // What browsers use.
  publicUrl: ${code(publicUrl)},
  host: '127.0.0.1',
  port: 8787,
${lines.map(line => (line ? `  ${line}` : '')).join('\n')}

  // metrics: { port: 9464 },
  // webhooks: [{ url: 'https://chat.example/support', secret: process.env.WEBHOOK_SECRET }],
  // mail: { smtp: process.env.SMTP_URL, from: 'Support <support@panel.example>', to: 'desk@panel.example' }, // the built-in desk only
  // scan: { clamd: '/run/clamav/clamd.ctl' },
  // retention: { closedDays: 730 },
};
`;
}

/** Lines of the input, one for each question; with a terminal or a pipe. */
function createAsk(input: Readable, output: Writable): { ask: Ask; close: () => void } {
  const reader = createInterface({ input });
  const lines = reader[Symbol.asyncIterator]();
  const ask: Ask = async (question, initial, check, shown = initial) => {
    for (;;) {
      output.write(shown ? `${question} [${shown}]: ` : `${question}: `);
      const { done, value } = (await lines.next()) as IteratorResult<string, undefined>;
      if (done) throw new InitError('The input has ended; nothing was written.');
      const answer = value.trim() || initial;
      const problem = check?.(answer);
      if (!problem) return answer;
      output.write(`${problem}\n`);
    }
  };
  return { ask, close: () => reader.close() };
}

export async function init(
  path: string,
  input: Readable,
  output: Writable,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { ask, close } = createAsk(input, output);
  try {
    const publicUrl = new URL(await ask('The URL of your panel', 'https://panel.example', isUrl)).origin;
    const parts = [
      await askIdentify(ask, publicUrl),
      await askDatabase(ask),
      await askFiles(ask),
      await askHelpdesk(ask, publicUrl, output, environment),
    ];
    const file = resolve(path);
    // With a secret in it; never over another one.
    await writeFile(file, textOf(publicUrl, parts), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new InitError(`${path} exists. Remove it, or name another file with --to.`);
    });
    const module = (await import(pathToFileURL(file).href)) as { readonly default: unknown };
    // The key of the object store is in the environment of the server, perhaps not in this one.
    readConfig(module.default, {
      AWS_ACCESS_KEY_ID: 'later',
      AWS_SECRET_ACCESS_KEY: 'later',
      ...environment,
    });
    output.write(`
Wrote ${path}. Start it:

  support-requests-server --config ${path}

Your proxy passes ${publicUrl}${defaultBasePath}/ to it. In a page of your panel:

  <script type="module" src="/support-requests.js"></script>
  <support-requests api-base="${defaultBasePath}"></support-requests>

The script is dist/support-requests.js of the package support-requests; docs/identity.md says what the page
needs beside it for the way that customers sign in.
`);
  } finally {
    close();
  }
}
