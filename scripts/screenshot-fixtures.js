/**
 * The answers of a backend that never changes, for screenshots: every view and state of the widget can be reached
 * from here, at a fixed time, with no service worker and no store.
 */
import { crc32, deflateSync } from 'node:zlib';

/** "Now" in every screenshot. */
export const now = new Date('2026-11-23T10:14:00Z');

/** @param {number} minutes before {@link now} */
const ago = minutes => new Date(now.getTime() - minutes * 60_000).toISOString();
const hour = 60;
const day = 24 * hour;

const ada = { name: 'Ada Byron', role: 'requester', me: true };
const marta = { name: 'Marta Lindqvist', role: 'agent' };
const system = { name: 'Support', role: 'system' };

let nextId = 0;
/** @param {string} name @param {number} size @param {string} type */
function file(name, size, type) {
  const id = `file-${++nextId}`;
  const picture = type.startsWith('image/');
  return {
    id,
    name,
    size,
    type,
    url: `attachments/${id}`,
    ...(picture && { thumbnailUrl: `attachments/${id}?thumbnail` }),
  };
}

/** @param {Partial<Record<string, unknown>> & { key: string, summary: string }} values */
function request(values) {
  return {
    description: 'It worked until yesterday. Nothing was changed on our side.',
    author: ada,
    attachments: [],
    status: 'open',
    createdAt: ago(3 * day),
    updatedAt: ago(1 * day),
    unread: false,
    awaiting: 'support',
    actions: ['reply', 'attach', 'close'],
    ...values,
  };
}

export const requests = [
  request({
    key: 'CS-295900',
    summary: 'Server does not boot after kernel update',
    description:
      'After yesterday’s update db-primary stops at "Loading initial ramdisk".\n\n' +
      'What I tried: a cold restart, and the previous kernel from the boot menu. Both stop at the same line.\n\n' +
      'The log and a picture of the console are attached. How we update: https://example.com/runbooks/kernel',
    attachments: [file('boot.log', 49_320, 'text/plain'), file('console.png', 217_088, 'image/png')],
    status: 'updated',
    createdAt: ago(2 * day + 5 * hour),
    updatedAt: ago(12),
    unread: true,
    awaiting: 'requester',
  }),
  request({
    key: 'CS-295877',
    summary: 'Add a second IPv4 address to web-01',
    createdAt: ago(3 * day),
    updatedAt: ago(25 * hour),
  }),
  request({
    key: 'CS-295841',
    summary: 'Mail from mail-eu lands in spam at two providers',
    createdAt: ago(5 * day),
    updatedAt: ago(3 * hour),
    awaiting: 'requester',
  }),
  request({
    key: 'CS-295802',
    summary: 'Restore staging from the backup of last Tuesday',
    status: 'scheduled',
    statusLabel: 'Scheduled',
    createdAt: ago(9 * day),
    updatedAt: ago(6 * day),
  }),
  request({
    key: 'CS-295120',
    summary: 'Invoice KS-19877 shows the wrong VAT number',
    status: 'closed',
    createdAt: ago(40 * day),
    updatedAt: ago(38 * day),
    awaiting: undefined,
    actions: ['reply', 'reopen', 'rate'],
  }),
];

const unbroken = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'.repeat(6);

/** Everything longer than anybody planned for. */
export const longRequests = [
  request({
    key: 'CUSTOMER-SUPPORT-AMSTERDAM-1234567890',
    summary:
      'Our replicated database cluster loses its quorum whenever the second of the three nodes in Helsinki is restarted ' +
      'by the nightly maintenance, although the documentation says that one node may be absent for up to ten minutes',
    description: `A line that can’t be broken: ${unbroken}\n\n${'And a paragraph that goes on for a while. '.repeat(14)}`,
    author: {
      ...ada,
      name: 'Augusta Ada Byron King-Noel, Countess of Lovelace, on behalf of the whole platform team',
    },
    attachments: [file(`${unbroken.slice(0, 90)}.tar.gz`, 3_100_000, 'application/gzip')],
    statusLabel: 'Waiting for an answer of the network department',
    status: 'waiting',
    updatedAt: ago(40),
  }),
  request({ key: 'CS-295877', summary: unbroken, updatedAt: ago(50 * hour) }),
  request({ key: 'CS-3', summary: 'Short', updatedAt: ago(70 * hour) }),
];

/** @param {string} id @param {Record<string, unknown>} values */
const comment = (id, values) => ({
  id,
  author: marta,
  body: '',
  attachments: [],
  createdAt: ago(60),
  ...values,
});

/** A conversation with pictures, many files, several authors and something new at the end. */
export const comments = [
  comment('c1', {
    body: 'Thank you for the log. We started the rescue image on db-primary and are looking at /boot now.',
    createdAt: ago(2 * day + 4 * hour),
  }),
  comment('c2', {
    author: system,
    body: 'The rescue image was started.',
    createdAt: ago(2 * day + 4 * hour - 2),
  }),
  comment('c3', {
    author: ada,
    body: 'Here is everything that we have from the last two restarts.',
    attachments: [
      file('restart-1.png', 182_400, 'image/png'),
      file('restart-2.jpg', 655_360, 'image/jpeg'),
      file('dmesg.txt', 88_000, 'text/plain'),
      file('journal-2026-11-20.log', 2_400_000, 'text/plain'),
      file('fstab', 912, 'application/octet-stream'),
      file('sosreport-db-primary-2026-11-20.tar.xz', 3_014_656, 'application/x-xz'),
      file('raid-status.pdf', 72_000, 'application/pdf'),
    ],
    createdAt: ago(1 * day + 2 * hour),
  }),
  comment('c4', {
    body:
      'The new kernel’s initramfs was written while /boot was full, so it is cut short. We freed some space and built ' +
      'it again:\n\n    update-initramfs -u -k all\n\nCould you tell us when we may restart the server?',
    createdAt: ago(12),
  }),
];

export const longComments = [
  comment('l1', {
    author: { ...marta, name: 'Marta Maria Lindqvist-Featherstonehaugh (Network Operations, night shift)' },
    body: `${unbroken}${unbroken}\n\n${'A long answer, in one paragraph, without an end in sight. '.repeat(20)}`,
  }),
];

export const config = {
  user: { key: 'ada', name: 'Ada Byron' },
  maxAttachmentBytes: 3_145_728,
  closedReply: 'reopens',
  features: { search: true, close: true, reopen: true, rating: true, read: true, events: false },
};

/**
 * One answer, as playwright's `route.fulfill` takes it; `'never'` keeps the call waiting, `'lost'` breaks the connection.
 * @typedef {{ status: number, headers?: Record<string, string>, contentType?: string, body?: string | Buffer } | 'never' | 'lost'} Answer
 */

/** @param {unknown} value @param {number} [status] @returns {Answer} */
export function json(value, status = 200) {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

/**
 * @param {number} status
 * @param {string} detail
 * @param {{ errors?: { field: string, detail: string }[], headers?: Record<string, string> }} [more]
 * @returns {Answer}
 */
export function problem(status, detail, { errors, headers } = {}) {
  const body = JSON.stringify({ type: 'about:blank', title: `Error ${status}`, status, detail, errors });
  return { status, headers: headers ?? {}, contentType: 'application/problem+json', body };
}

/** @param {readonly unknown[]} items @returns {Answer} */
export const page = items => json({ items, nextCursor: null, total: items.length });

/**
 * What a state answers differently, by the name of the operation.
 * @typedef {Partial<Record<string, Answer>>} Answers
 */

/**
 * The answer to one call.
 * @param {string} method
 * @param {URL} url
 * @param {Answers} [answers]
 * @returns {Answer}
 */
export function answer(method, url, answers = {}) {
  const path = url.pathname
    .replace(/^\/api\/[^/]+\//, '')
    .split('/')
    .map(decodeURIComponent);
  const [kind, key, sub] = path;
  const known = [...requests, ...longRequests].find(item => item.key === key);
  const operation = operationOf(method, kind, key, sub);
  const own = operation && answers[operation];
  if (own) return own;

  switch (operation) {
    case 'getConfig':
      return json(config);
    case 'listRequests': {
      const status = url.searchParams.get('status');
      const items = requests.filter(
        item => status === 'all' || (item.status === 'closed') === (status === 'closed'),
      );
      return json({
        items,
        nextCursor: null,
        total: items.length,
        unreadCount: items.filter(item => item['unread']).length,
      });
    }
    case 'getRequest':
      return known ? json(known) : problem(404, `There is no request ${key}.`);
    case 'createRequest':
      return json({ ...requests[1], key: 'CS-295931' }, 201);
    case 'listComments':
      return page(key === 'CS-295900' ? comments : []);
    case 'addComment':
      return json(comment('new', { author: ada, body: 'Sent.' }), 201);
    case 'uploadAttachment':
      return json(file('uploaded.png', 20_480, 'image/png'), 201);
    case 'fetchAttachment':
      return { status: 200, contentType: 'image/png', body: picture() };
    case 'markRead':
    case 'deleteAttachment':
      return { status: 204 };
    default:
      return problem(404, `No such call: ${method} ${url.pathname}`);
  }
}

/** @param {string} method @param {string | undefined} kind @param {string | undefined} key @param {string | undefined} sub */
function operationOf(method, kind, key, sub) {
  const call = [method, kind, key && '*', sub].filter(Boolean).join(' ');
  return {
    'GET config': 'getConfig',
    'GET requests': 'listRequests',
    'POST requests': 'createRequest',
    'GET requests *': 'getRequest',
    'PATCH requests *': 'setStatus',
    'GET requests * comments': 'listComments',
    'POST requests * comments': 'addComment',
    'PUT requests * read': 'markRead',
    'POST attachments': 'uploadAttachment',
    'GET attachments *': 'fetchAttachment',
    'DELETE attachments *': 'deleteAttachment',
  }[call];
}

/** A picture of a console, as PNG: dark, with lines of something. Drawn here so that no binary file is kept. */
export function picture(width = 320, height = 200) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const line = Math.floor(y / 12);
    const written = y % 12 > 3 && y % 12 < 9 && line > 0 && line < 14;
    // Lines of "text" of different lengths, with gaps for the words.
    const end = 24 + ((line * 73) % 210);
    for (let x = 0; x < width; x++) {
      const ink = written && x > 16 && x < end && (x + line * 11) % 37 > 5 && x % 6 !== 0;
      rows[y * (width + 1) + 1 + x] = ink ? 196 : 24 + Math.floor((y / height) * 16);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // eight bits of grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
