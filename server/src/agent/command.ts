/** `npm run agent -- …`: plays support against the running server with the same DATA_DIR. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { readDataFolder } from '../settings.ts';
import { readAddress } from './address.ts';
import type { DeskRequest, DeskRow } from './desk.ts';

const usage = `Plays support. The server has to run (npm run serve), with the same DATA_DIR.

  npm run agent -- list [open|closed|all]
  npm run agent -- show CS-295900
  npm run agent -- reply CS-295900 "text" [--file path]… [--as name] [--markdown]
  npm run agent -- close CS-295900
  npm run agent -- reopen CS-295900

Agents of their own, with a token that is shown once. Who has it, sets SUPPORT_AGENT_URL and SUPPORT_AGENT_TOKEN:

  npm run agent -- add "Marta Novak"
  npm run agent -- revoke "Marta Novak"
  npm run agent -- agents`;

/** Printed without a stack. */
class CommandError extends Error {}

/** Calls a route of the agent. @throws CommandError where no server runs, or with the detail of a problem */
async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const folder = readDataFolder(process.env);
  const { SUPPORT_AGENT_URL: url, SUPPORT_AGENT_TOKEN: token } = process.env;
  const address = url && token ? { url: url.replace(/\/+$/, ''), token } : await readAddress(folder);
  const down = url
    ? `No server answers at ${url}.`
    : `No server runs on ${folder}. Start one with npm run serve, or set DATA_DIR as it has it.`;
  if (!address) throw new CommandError(down);
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${address.token}`);
  const response = await fetch(address.url + path, { ...init, headers }).catch(() => {
    throw new CommandError(down);
  });
  if (response.ok) return response;
  const problem = (await response.json()) as { detail?: string; errors?: { detail: string }[] };
  throw new CommandError([problem.detail, ...(problem.errors ?? []).map(error => error.detail)].join(' '));
}

/** Text of a customer without control characters, which a terminal would execute. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

function printList(rows: readonly DeskRow[]): void {
  if (!rows.length) console.log('Nothing there.');
  const width = Math.max(...rows.map(row => row.customer.length));
  for (const { key, customer, closed, waiting, updatedAt, summary } of rows) {
    const state = closed ? 'closed ' : waiting ? 'waiting' : 'open   ';
    console.log(
      `${key}  ${customer.padEnd(width)}  ${state}  ${updatedAt.slice(0, 16)}  ${printable(summary)}`,
    );
  }
}

/** Everything that the customer sent with a request, one line each. */
function printRequest({
  description,
  type,
  service,
  severity,
  incidentIds = [],
  people,
  visibility,
  fields,
  context,
  followUpOf,
  rating,
  ratingComment,
  ...row
}: DeskRequest) {
  printList([row]);
  for (const line of description.split('\n')) console.log(printable(line));
  if (type) console.log(printable(`Type ${type}`));
  if (service) console.log(printable(`Service ${service.label} (${service.id})`));
  if (severity) console.log(printable(`Severity ${severity}`));
  for (const id of incidentIds) console.log(printable(`Incident ${id}`));
  if (visibility === 'team') console.log('Shared with all colleagues');
  for (const { id, name } of people) console.log(printable(`Shared with ${name} (${id})`));
  for (const [id, value] of Object.entries(fields)) console.log(printable(`Field ${id}: ${value}`));
  for (const { label, value } of context) console.log(printable(`Context ${label}: ${value}`));
  if (followUpOf) console.log(printable(`Follows ${followUpOf}`));
  if (rating) console.log(printable(`Rated ${rating} of 5${ratingComment ? `: ${ratingComment}` : ''}`));
}

/** Media types of common attachments; others are sent without one. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.log': 'text/plain',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
};

async function readFileArgument(path: string): Promise<File> {
  try {
    const type = mediaTypes[extname(path).toLowerCase()] ?? '';
    return new File([await readFile(path)], basename(path), { type });
  } catch {
    throw new CommandError(`The file ${path} can't be read.`);
  }
}

async function addComment(
  key: string,
  text: string,
  options: { file?: string[]; as?: string; markdown?: boolean },
): Promise<void> {
  const form = new FormData();
  form.set('body', text);
  if (options.as) form.set('author', options.as);
  if (options.markdown) form.set('format', 'markdown');
  for (const path of options.file ?? []) form.append('file', await readFileArgument(path));
  await call(`/requests/${encodeURIComponent(key)}/comments`, { method: 'POST', body: form });
  console.log(`Replied to ${key}.`);
}

async function setStatus(key: string, status: 'open' | 'closed'): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ status });
  await call(`/requests/${encodeURIComponent(key)}`, { method: 'PATCH', headers, body });
  console.log(`${key} is ${status}.`);
}

async function addAgent(name: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await call('/agents', { method: 'POST', headers, body: JSON.stringify({ name }) });
  const { token } = (await response.json()) as { token: string };
  console.log(`The token of ${name}, which is not shown again:\n${token}`);
}

async function listAgents(): Promise<void> {
  const agents = (await (await call('/agents')).json()) as { name: string; createdAt: string }[];
  for (const { name, createdAt } of agents) console.log(`${createdAt.slice(0, 16)}  ${printable(name)}`);
  if (!agents.length) console.log('Nobody there.');
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string', multiple: true },
      as: { type: 'string' },
      markdown: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, first, ...rest] = positionals;
  if (values.help) console.log(usage);
  else if (command === 'list' && !rest.length) {
    const response = await call(`/requests?status=${encodeURIComponent(first ?? 'open')}`);
    printList((await response.json()) as DeskRow[]);
  } else if (command === 'show' && first && !rest.length) {
    const response = await call(`/requests/${encodeURIComponent(first)}`);
    printRequest((await response.json()) as DeskRequest);
  } else if (command === 'reply' && first && rest.length <= 1) await addComment(first, rest[0] ?? '', values);
  else if (command === 'close' && first && !rest.length) await setStatus(first, 'closed');
  else if (command === 'reopen' && first && !rest.length) await setStatus(first, 'open');
  else if (command === 'add' && first && !rest.length) await addAgent(first);
  else if (command === 'revoke' && first && !rest.length) {
    await call(`/agents/${encodeURIComponent(first)}`, { method: 'DELETE' });
    console.log(`The token of ${first} is no longer valid.`);
  } else if (command === 'agents' && !first) await listAgents();
  else throw new CommandError(usage);
}

// EPIPE, when the output goes to a command such as `head` that closes its input early.
process.stdout.on('error', () => undefined);
try {
  await run();
} catch (error) {
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (error instanceof CommandError) console.error(error.message);
  else if (isUsage) console.error(`${(error as Error).message}\n\n${usage}`);
  else throw error;
  process.exitCode = 1;
}
