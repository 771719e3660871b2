/**
 * Runs in the page of `long-content.js`: a desk with a backend in memory, which creates new objects for each response, as decoding
 * the response of a server does; and measurements of the time from a change to the frame that shows it.
 */
const hour = 3_600_000;
const began = Date.now();
const sentence = 'The graph shows the same peak each night, and the backup begins one minute before.';

/** @param {number} i */
const requestOf = (i, closed = false) => ({
  key: `CS-${(closed ? 100_000 : 300_000) - i}`,
  summary: `Server web-${i} does not answer after the kernel update`,
  description: sentence,
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
  body: i % 5 ? `${i}: ${sentence}` : `${i}: **${sentence}** \`df -h\``,
  format: i % 5 ? 'text' : 'markdown',
  createdAt: began - (10_000 - i) * 60_000,
  attachments: [],
  warnings: [],
});

const listOf = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const frame = () => new Promise(done => requestAnimationFrame(done));

/** Resolves in the first task after the first frame in which the condition is true has been painted. */
async function painted(condition) {
  do await frame();
  while (!condition());
  await new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
}

/** Milliseconds from `act()` to the frame that shows its effect, and of the longest frame until then. */
async function time(act, isShown = () => true) {
  const start = performance.now();
  let last = start;
  let longest = 0;
  let isDone = false;
  const onFrame = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  act();
  await painted(isShown);
  isDone = true;
  const end = performance.now();
  return { shown: end - start, longest: Math.max(longest, end - last) };
}

/** Shows a desk with this number of requests and of comments in each. @param {{ requests: number, comments: number, thread?: boolean }} size */
async function show({ requests, comments, thread = false }) {
  const lists = {
    open: listOf(requests, i => requestOf(i)),
    closed: listOf(requests, i => requestOf(i, true)),
  };
  let entries = listOf(comments, commentOf);
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
    part: name => part('support-request-thread', name),
    history,
    list,
    field: () => part('support-request-thread', 'field'),
    hasEntries: count => history()?.childElementCount === count + 1,
    hasRows: () => list()?.childElementCount === requests,
    /** Creates the comments of the next response now, so that it is not part of the measured time. */
    setComments(count) {
      entries = listOf(count, commentOf);
    },
    firstRow: () => list()?.firstElementChild?.textContent ?? '',
  };
}

/** The results of all rounds but the first, which fills caches. @param {() => Promise<any>} measure */
async function repeat(rounds, measure) {
  const all = [];
  for (let round = 0; round <= rounds; round++) {
    const measured = await measure(round);
    if (round > 0) all.push(measured);
  }
  return all;
}

/** Each returns the measurements of a thread with `count` comments or of a list with `count` rows. */
window.measures = {
  async newComment(count, rounds) {
    const desk = await show({ requests: 3, comments: count, thread: true });
    await painted(() => desk.hasEntries(count) && desk.history().querySelector('strong'));
    let now = count;
    return repeat(rounds, () => {
      desk.setComments(++now);
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

  /** A key pressed at the end of a comment that contains a log of `count` lines. */
  async longComment(count, rounds) {
    const desk = await show({ requests: 3, comments: 3, thread: true });
    await painted(() => desk.hasEntries(3) && desk.part('preview-button'));
    return typeAtEnd(desk.field(), count, rounds);
  },

  /** The same in a text area with nothing around it. */
  async bareTextArea(count, rounds) {
    const field = document.createElement('textarea');
    field.style.cssText = 'inline-size: 100%; max-block-size: 60vh; field-sizing: content; font: inherit';
    document.body.replaceChildren(field);
    return typeAtEnd(field, count, rounds);
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

  /** Alternates between two filters. */
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

  /** A minute passes, so relative times such as "2 minutes ago" change. */
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

/** Fills a text area with a log of so many lines, and presses a key at its end in each round. */
async function typeAtEnd(field, lines, rounds) {
  field.focus();
  field.value = `${'-'.repeat(100)}\nERROR: connection to 10.0.0.3 refused\n`.repeat(lines / 2);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.setSelectionRange(field.value.length, field.value.length);
  await painted(() => true);
  return repeat(rounds, () => time(() => document.execCommand('insertText', false, 'x')));
}

/** Scrolls the page by 700 px in each round. */
async function scroll(rounds) {
  window.scrollTo(0, 0);
  await painted(() => true);
  return repeat(rounds * 4, async round => {
    const scroller = document.scrollingElement;
    // At the end of the page it continues at the top.
    const room = scroller.scrollHeight - innerHeight;
    const to = (round * 700) % Math.max(1, room);
    return time(() => window.scrollTo(0, to));
  });
}
