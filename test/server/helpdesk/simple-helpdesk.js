/**
 * A helpdesk in memory, as most are: it knows nothing of who asks (its key sees everything), counts pages by an offset, lists by time
 * only, keeps files, has no read marks, and can carry the key of a write.
 */

/** @typedef {import('../../../server/src/app/desk.ts').DeskRequest} DeskRequest */
/** @typedef {import('../../../server/src/app/desk.ts').DeskComment} DeskComment */

const { BadCursor, HelpdeskUnavailable } = await import('../../../server/src/app/desk.ts');

export class SimpleHelpdesk {
  /** @type {(DeskRequest & { mark: string })[]} */
  tickets = [];
  /** @type {(DeskComment & { mark: string, ticket: string })[]} */
  replies = [];
  /** @type {Map<string, { name: string, size: number, type: string, requestKey: string, bytes: Uint8Array<ArrayBuffer> }>} */
  files = new Map();
  /** Called before and after each write; what it throws, the caller gets. @type {(when: 'before' | 'after') => void | Promise<void>} */
  fault = () => {};
  /** @type {any[]} */
  feed = [];
  capabilities = /** @type {const} */ ({
    sorts: ['updated'],
    newestFirst: false,
    files: 'helpdesk',
    completesCalls: false,
    features: { search: false },
  });

  /** @param {import('../../../server/src/app/customer.ts').Customer} customer */
  deskFor = customer => this.#deskFor(`person-${customer.key}`, customer.name);

  /** @param {string | undefined} since @param {AbortSignal} signal */
  async *changes(since, signal) {
    for (let at = Number(since ?? 0); !signal.aborted;) {
      const change = this.feed[at];
      if (change) yield { ...change, cursor: String(++at) };
      else await new Promise(resolve => setImmediate(resolve));
    }
  }

  /** @param {readonly import('../../../server/src/app/desk.ts').PendingFile[]} files @param {string} requestKey */
  async #take(files, requestKey) {
    const taken = [];
    for (const { name, size, type, open } of files) {
      const bytes = new Uint8Array(await new Response(await open()).arrayBuffer());
      const id = `file-${this.files.size + 1}`;
      this.files.set(id, { name, size, type, requestKey, bytes });
      taken.push({ id, name, size, type });
    }
    return taken;
  }

  /** @param {string} key @param {Partial<DeskRequest>} change */
  #change(key, change) {
    const at = this.tickets.findIndex(ticket => ticket.key === key);
    const ticket = this.tickets[at];
    if (ticket) this.tickets[at] = { ...ticket, ...change };
    return this.tickets[at];
  }

  /** What an agent does. @param {string} key @param {string} body @param {number} createdAt */
  reply(key, body, createdAt) {
    const author = /** @type {const} */ ({ name: 'Marta', role: 'agent' });
    const id = `reply-${this.replies.length + 1}`;
    this.replies.push({ id, author, body, format: 'html', createdAt, files: [], mark: '', ticket: key });
    this.#change(key, { updatedAt: createdAt, lastComment: { author, createdAt } });
    return id;
  }

  /** @param {string} owner @param {string} name @returns {import('../../../server/src/app/desk.ts').Desk} */
  #deskFor(owner, name) {
    return {
      owner,
      listRequests: async ({ limit, cursor = '0' }) => {
        if (!/^\d+$/.test(cursor)) throw new BadCursor('The cursor is not one of this list.');
        const from = Number(cursor);
        const items = this.tickets.filter(ticket => ticket.owner === owner).reverse();
        const next = from + limit < items.length ? String(from + limit) : undefined;
        return { items: items.slice(from, from + limit), next };
      },
      getRequest: async key => this.tickets.find(ticket => ticket.key === key),
      createRequest: async (draft, files, write) => {
        await this.fault('before');
        const key = String(this.tickets.length + 1);
        const { summary, description, fields, createdAt } = draft;
        const ticket = {
          key,
          owner,
          summary,
          description,
          fields,
          createdAt,
          updatedAt: createdAt,
          authorName: name,
          files: await this.#take(files, key),
          closed: false,
          mark: write.key,
        };
        this.tickets.push(ticket);
        await this.fault('after');
        return { added: ticket };
      },
      setClosed: async (key, closed, at) => this.#change(key, { closed, updatedAt: at }),
      rateRequest: async (key, { rating }) => this.#change(key, { rating }),
      listComments: async (key, { limit, cursor = '0' }) => {
        const items = this.replies.filter(({ ticket }) => ticket === key);
        const end = Number(cursor) + limit;
        return {
          items: items.slice(Number(cursor), end),
          next: end < items.length ? String(end) : undefined,
        };
      },
      addComment: async (key, { body, format, createdAt }, files, write) => {
        await this.fault('before');
        const author = /** @type {const} */ ({ name, role: 'requester' });
        const id = `reply-${this.replies.length + 1}`;
        const taken = await this.#take(files, key);
        const reply = { id, author, body, format, createdAt, files: taken, mark: write.key, ticket: key };
        this.replies.push(reply);
        this.#change(key, { closed: false, updatedAt: createdAt, lastComment: { author, createdAt } });
        await this.fault('after');
        return { added: reply };
      },
      openFile: async id => {
        const file = this.files.get(id);
        return file && { ...file, stream: new Blob([file.bytes]).stream() };
      },
      findWrite: async key => {
        const request = this.tickets.find(({ mark }) => mark === key);
        const comment = this.replies.find(({ mark }) => mark === key);
        if (request) return { request };
        return comment && { requestKey: comment.ticket, comment };
      },
    };
  }
}

export const unavailable = () => {
  throw new HelpdeskUnavailable('The helpdesk does not answer');
};
