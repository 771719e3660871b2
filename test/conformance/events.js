/** @typedef {import('./server.js').App} App */
/** @typedef {{ id: number, user: string, key: string, updatedAt: string }} News */

/**
 * An event stream in memory, for apps that have none.
 * @param {(request: Request) => { key: string } | undefined} userOf
 * @param {{ toAll?: boolean, forgets?: boolean, nameless?: boolean }} [faults] what is wrong with it
 */
export function withEvents(userOf, { toAll = false, forgets = false, nameless = false } = {}) {
  /** @type {News[]} */
  const past = [];
  /** @type {Set<(news: News) => void>} */
  const listeners = new Set();

  /** @param {News} news */
  const write = ({ id, key, updatedAt }) =>
    `${nameless ? '' : `id: ${id}\n`}event: request\ndata: ${JSON.stringify({ key, updatedAt })}\n\n`;

  /** @param {Request} request */
  function stream(request) {
    const user = userOf(request)?.key;
    const concerns = (/** @type {News} */ news) => toAll || news.user === user;
    const last = request.headers.get('Last-Event-ID');
    const encoder = new TextEncoder();
    /** @type {(news: News) => void} */
    let listen;
    return new ReadableStream({
      start(controller) {
        listen = news => concerns(news) && controller.enqueue(encoder.encode(write(news)));
        controller.enqueue(encoder.encode(': welcome\n\n'));
        if (last && !forgets) past.filter(news => news.id > Number(last)).forEach(listen);
        listeners.add(listen);
      },
      cancel: () => void listeners.delete(listen),
    });
  }

  return {
    /** @param {{ customer: { key: string }, requestKey: string }} activity */
    tell({ customer, requestKey }) {
      const updatedAt = new Date().toISOString();
      const news = { id: past.length + 1, user: customer.key, key: requestKey, updatedAt };
      past.push(news);
      for (const listen of listeners) listen(news);
    },
    /** @param {App} app @returns {App} */
    wrap: app => async request => {
      const isStream = request.method === 'GET' && new URL(request.url).pathname.endsWith('/events');
      if (!isStream || !userOf(request)) return app(request);
      return new Response(stream(request), { headers: { 'Content-Type': 'text/event-stream' } });
    },
  };
}
