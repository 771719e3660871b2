/**
 * What `long-lives.js` does in the page: a desk over a backend in memory, whose answers are there at once and anew each time, as those
 * of a server are; and the time from something that happens to the frame that shows it.
 */
const hour = 3_600_000;
const began = Date.now();
const words = 'The graph shows the same peak each night, and the backup begins one minute before.';

/** @param {number} i */
const requestOf = (i, closed = false) => ({
  key: `CS-${(closed ? 100_000 : 300_000) - i}`,
  summary: `Server web-${i} does not answer after the kernel update`,
  description: words,
  author: { name: 'Ada Byron', role: 'requester', me: true },
  attachments: [],
  status: closed ? 'closed' : 'open',
  closed,
  unread: i % 3 === 0,
  awaiting: i % 2 ? 'support' : 'requester',
  createdAt: began - (i + 30) * hour,
  updatedAt: began - i * 600_000 - 120_000,
  fields: {},
  warnings: [],
});

/** @param {number} i */
const commentOf = i => ({
  id: `c${i}`,
  author:
    i % 2 ? { name: 'Marta', role: 'agent', me: false } : { name: 'Ada Byron', role: 'requester', me: true },
  body: i % 5 ? `${i}: ${words}` : `${i}: **${words}** \`df -h\``,
  format: i % 5 ? 'text' : 'markdown',
  createdAt: began - (10_000 - i) * 60_000,
  attachments: [],
  warnings: [],
});

const many = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const frame = () => new Promise(done => requestAnimationFrame(done));

/** Resolves in the first task after the frame in which the condition holds was painted. */
async function painted(condition) {
  do await frame();
  while (!condition());
  await new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
}

/** Milliseconds until the frame that shows it, and of the longest frame meanwhile. */
async function time(act, isShown = () => true) {
  const start = performance.now();
  let last = start;
  let longest = 0;
  let isOver = false;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  act();
  await painted(isShown);
  isOver = true;
  const end = performance.now();
  return { shown: end - start, longest: Math.max(longest, end - last) };
}

/** @param {{ requests: number, comments: number, thread?: boolean }} size */
async function show({ requests, comments, thread = false }) {
  const lists = { open: many(requests, i => requestOf(i)), closed: many(requests, i => requestOf(i, true)) };
  let entries = many(comments, commentOf);
  const element = document.createElement('support-requests');
  element.backend = {
    getConfig: async () => ({
      maxSummaryLength: 255,
      acceptedTypes: [],
      fields: [],
      commentFormats: ['text', 'markdown'],
      features: { search: false, close: false, reopen: false, rating: false, read: false, events: false },
    }),
    listRequests: async ({ status }) => ({ items: lists[status], total: requests, unreadCount: 1 }),
    getRequest: async key => ({ ...lists.open.find(request => request.key === key) }),
    listComments: async () => ({ items: entries }),
  };
  element.user = 'ada';
  if (thread) element.request = lists.open[0].key;
  document.body.replaceChildren(element);
  const part = (host, name) =>
    element.shadowRoot.querySelector(host)?.shadowRoot?.querySelector(`[part~="${name}"]`);
  const history = () => part('support-request-thread', 'history');
  const list = () => part('support-request-list', 'list');
  return {
    element,
    history,
    list,
    field: () => part('support-request-thread', 'field'),
    hasEntries: count => history()?.childElementCount === count + 1,
    hasRows: () => list()?.childElementCount === requests,
    /** The answer to the next question is made before the time is taken. */
    answer(count) {
      entries = many(count, commentOf);
    },
    firstRow: () => list()?.firstElementChild?.textContent ?? '',
  };
}

/** @param {() => Promise<any>} measure */
async function repeat(rounds, measure) {
  const all = [];
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const measured = await measure(round);
    if (round > 0) all.push(measured);
  }
  return all;
}

/** Each gives a list of measurements of a thread with so many entries, or a list with so many rows. */
window.measures = {
  async reply(count, rounds) {
    const desk = await show({ requests: 3, comments: count, thread: true });
    await painted(() => desk.hasEntries(count) && desk.history().querySelector('strong'));
    let now = count;
    return repeat(rounds, () => {
      desk.answer(++now);
      return time(
        () => desk.element.refresh(),
        () => desk.hasEntries(now),
      );
    });
  },

  async typing(count, rounds) {
    const desk = await show({ requests: 3, comments: count, thread: true });
    await painted(() => desk.hasEntries(count) && desk.history().querySelector('strong'));
    const field = desk.field();
    field.focus();
    return repeat(rounds, () =>
      time(() => {
        field.value += 'x';
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }),
    );
  },

  async scrollThread(count, rounds) {
    const desk = await show({ requests: 3, comments: count, thread: true });
    await painted(() => desk.hasEntries(count) && desk.history().querySelector('strong'));
    return scroll(rounds);
  },

  async scrollList(count, rounds) {
    const desk = await show({ requests: count, comments: 0 });
    await painted(desk.hasRows);
    return scroll(rounds);
  },

  /** To rows that were seen before and to others, in turn. */
  async filter(count, rounds) {
    const desk = await show({ requests: count, comments: 0 });
    await painted(desk.hasRows);
    const measured = await repeat(rounds, async round => {
      const status = round % 2 ? 'open' : 'closed';
      const before = desk.firstRow();
      const shown = await time(
        () => (desk.element.status = status),
        () => desk.firstRow() !== before,
      );
      await painted(desk.hasRows);
      return shown;
    });
    return measured;
  },

  /** "2 minutes ago" is drawn anew. */
  async minute(count, rounds) {
    const desk = await show({ requests: count, comments: 0 });
    await painted(desk.hasRows);
    const { now } = Date;
    let later = 0;
    Date.now = () => now() + later;
    const measured = await repeat(rounds, () =>
      time(() => {
        later += 60_000;
        document.dispatchEvent(new Event('visibilitychange'));
      }),
    );
    Date.now = now;
    return measured;
  },
};

/** Frames of a page that is scrolled by most of a screen with each of them. */
async function scroll(rounds) {
  window.scrollTo(0, 0);
  await painted(() => true);
  return repeat(rounds * 4, async round => {
    const scroller = document.scrollingElement;
    // A short page is scrolled to and fro.
    const room = scroller.scrollHeight - innerHeight;
    const to = (round * 700) % Math.max(1, room);
    return time(() => window.scrollTo(0, to));
  });
}
