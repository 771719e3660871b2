import { expect } from '@open-wc/testing';
import { Decoder } from '../../../src/backends/rest/decode.ts';

const base = new URL('https://api.example/support/');
const decoder = new Decoder(base);
const wrong = [null, undefined, 0, 1, -1, 3.5, '', 'x', true, [], ['x'], [[]], {}, { x: 1 }];
const isText = (value: unknown) => typeof value === 'string';

/** Without the fields that are `undefined`, which are as good as absent. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Each field of `whole` in turn, with each value that `good` does not hold of, counts as absent. */
function everyWrongValue(
  whole: Record<string, unknown>,
  decode: (value: unknown) => object,
  good: Record<string, (value: unknown) => boolean>,
): void {
  for (const [field, isGood] of Object.entries(good)) {
    const { [field]: _, ...without } = whole;
    const absent = plain(decode(without));
    for (const value of wrong.filter(candidate => !isGood(candidate))) {
      expect(plain(decode({ ...whole, [field]: value })), `${field}: ${JSON.stringify(value)}`).to.deep.equal(
        absent,
      );
    }
    expect(plain(decode(whole)), field).not.to.deep.equal(absent);
  }
}

const isList = Array.isArray;
const isFlag = (value: unknown) => typeof value === 'boolean';
const isCount = (value: unknown) => typeof value === 'number' && value >= 0;
const never = () => false;
const file = {
  id: 'f1',
  name: 'a.png',
  size: 3,
  type: 'image/png',
  url: 'attachments/x',
  thumbnailUrl: 'attachments/x/small',
};
const author = { name: 'Marta', role: 'agent', me: true };
const request = {
  key: 'CS-1',
  summary: 'S',
  description: 'D',
  author,
  attachments: [file],
  status: 'closed',
  statusLabel: 'Done',
  closed: false,
  createdAt: '2026-11-20T14:02:00Z',
  updatedAt: '2026-11-20T15:02:00+01:00',
  unread: true,
  awaiting: 'support',
  actions: ['reply'],
  fields: { product: 'vps' },
  rating: 4,
  warnings: ['late'],
};
const comment = {
  id: 'c1',
  author,
  body: 'B',
  format: 'markdown',
  createdAt: '2026-11-20T14:02:00Z',
  attachments: [file],
  warnings: ['late'],
};

describe('a request from the wire', () => {
  it('is the model’s request, times in milliseconds and addresses absolute', () => {
    expect(plain(decoder.request({ ...request, unknown: 'ignored' }))).to.deep.equal({
      ...request,
      attachments: [
        {
          ...file,
          url: 'https://api.example/support/attachments/x',
          thumbnailUrl: 'https://api.example/support/attachments/x/small',
          local: true,
        },
      ],
      createdAt: Date.UTC(2026, 10, 20, 14, 2),
      updatedAt: Date.UTC(2026, 10, 20, 14, 2),
    });
  });

  it('does without every field that is of the wrong type', () => {
    everyWrongValue(request, value => decoder.request(value), {
      summary: isText,
      description: isText,
      author: value => typeof value === 'object' && value !== null && !isList(value),
      attachments: isList,
      status: isText,
      statusLabel: isText,
      closed: isFlag,
      createdAt: never,
      updatedAt: never,
      unread: isFlag,
      awaiting: never,
      actions: isList,
      fields: value => typeof value === 'object' && value !== null && !isList(value),
      rating: value => typeof value === 'number' && value >= 1,
      warnings: isList,
    });
  });

  it('needs nothing but its key', () => {
    expect(decoder.request({ key: 'CS-1' })).to.deep.include({
      key: 'CS-1',
      summary: '',
      status: 'open',
      closed: false,
      attachments: [],
      fields: {},
      warnings: [],
    });
    expect(decoder.request({ key: 3 }).key).to.equal('3');
    for (const key of [undefined, null, '', NaN, true, {}, '\ud800'])
      expect(() => decoder.request({ key })).to.throw();
  });

  it('has the role of who wrote its last comment, where the backend says so', () => {
    const lastAuthor = (lastComment: unknown) =>
      decoder.request({ key: 'k', lastComment }).lastComment?.author.role;
    expect(lastAuthor({ author, createdAt: '2026-11-20T14:02:00Z' })).to.equal('agent');
    expect(lastAuthor({ author: { name: 'Robot', role: 'bot' } })).to.equal('system');
    for (const value of [undefined, null, 7, 'agent', [], {}, { author: 'Marta' }])
      expect(lastAuthor(value)).to.equal(undefined);
  });

  it('is closed where its status says so, unless it says otherwise', () => {
    expect(decoder.request({ key: 'k', status: 'closed' }).closed).to.equal(true);
    expect(decoder.request({ key: 'k', status: 'solved' }).closed).to.equal(false);
    expect(decoder.request({ key: 'k', status: 'solved', closed: true }).closed).to.equal(true);
    expect(decoder.request({ key: 'k', status: 'closed', closed: false }).closed).to.equal(false);
  });

  it('keeps what is good of a list that holds bad things, too', () => {
    const mixed = decoder.request({
      ...request,
      attachments: [null, file, {}, { id: '' }, 'x'],
      actions: ['reply', 3, 'dance'],
      warnings: ['one', null, 'two'],
      fields: { a: 'x', b: 3, c: null, ['__proto__']: 'y' },
    });
    expect(mixed.attachments.map(({ id }) => id)).to.deep.equal(['f1']);
    expect(mixed.actions).to.deep.equal(['reply', 'dance']);
    expect(mixed.warnings).to.deep.equal(['one', 'two']);
    expect(Object.getPrototypeOf(mixed.fields)).to.equal(Object.prototype);
    expect(mixed.fields['a']).to.equal('x');
    expect('b' in mixed.fields).to.equal(false);
  });
});

describe('a rating from the wire', () => {
  const ratingOf = (rating: unknown) => decoder.request({ key: 'k', rating }).rating;

  it('is a whole number from 1 to 5', () => {
    expect([1, 5, 3.6].map(ratingOf)).to.deep.equal([1, 5, 4]);
    for (const none of [0, 0.3, 6, -1, '4']) expect(ratingOf(none), String(none)).to.equal(undefined);
  });
});

describe('a comment from the wire', () => {
  it('does without every field that is of the wrong type', () => {
    everyWrongValue(comment, value => decoder.comment(value), {
      author: value => typeof value === 'object' && value !== null && !isList(value),
      body: isText,
      format: never,
      createdAt: never,
      attachments: isList,
      warnings: isList,
    });
  });

  it('without an author comes from the system', () => {
    const { author: from, format } = decoder.comment({ id: 'c' });
    expect(from).to.deep.equal({ name: '', role: 'system', me: false });
    expect(format).to.equal('text');
  });
});

describe('an author from the wire', () => {
  const authorOf = (value: unknown) => decoder.comment({ id: 'c', author: value }).author;

  it('does without every field that is of the wrong type', () => {
    everyWrongValue(author, authorOf, { name: isText, role: isText, me: isFlag });
  });

  it('brings no picture from an address of its own', () => {
    expect(JSON.stringify(authorOf({ ...author, avatarUrl: 'javascript:alert(1)' }))).not.to.include(
      'javascript',
    );
  });

  it('keeps a role that is not known as it comes', () => {
    expect(authorOf({ name: 'Bot', role: 'robot' })).to.deep.include({ role: 'system', roleLabel: 'robot' });
    expect(authorOf({ name: 'Bot', role: 'agent' }).roleLabel).to.equal(undefined);
  });
});

describe('a file from the wire', () => {
  it('does without every field that is of the wrong type', () => {
    everyWrongValue(file, value => decoder.attachment(value), {
      name: isText,
      size: isCount,
      type: isText,
      url: isText,
      thumbnailUrl: isText,
    });
  });

  it('without a name is called by its id', () => {
    expect(decoder.attachment({ id: 'f1', name: '  ' }).name).to.equal('f1');
  });

  it('without an address is below the base', () => {
    const { url, local } = decoder.attachment({ id: 'a/b c' });
    expect(url).to.equal('https://api.example/support/attachments/a%2Fb%20c');
    expect(local).to.equal(true);
  });

  it('at another origin is no local one, and its small picture is not taken', () => {
    const signed = 'https://files.example/x?signature=1';
    const { url, local, thumbnailUrl } = decoder.attachment({ ...file, url: signed, thumbnailUrl: signed });
    expect([url, local, thumbnailUrl]).to.deep.equal([signed, false, undefined]);
  });

  for (const url of [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'blob:x',
    'https://',
    'ftp://x/y',
  ]) {
    it(`with an address that is none of the web has its usual one: ${JSON.stringify(url)}`, () => {
      const decoded = decoder.attachment({ id: 'f', url, thumbnailUrl: url });
      expect(decoded.url).to.equal('https://api.example/support/attachments/f');
      expect(decoded.thumbnailUrl).to.equal(undefined);
    });
  }
});

describe('a page from the wire', () => {
  it('leaves out the items that have no key', () => {
    const items = [{ key: 'a' }, null, 3, 'x', [], {}, { key: '' }, { key: true }, { key: 'b' }];
    expect(decoder.requests({ items }).items.map(({ key }) => key)).to.deep.equal(['a', 'b']);
    const comments = items.map(item =>
      item && typeof item === 'object' && 'key' in item ? { id: item.key } : item,
    );
    expect(decoder.comments({ items: comments }).items.map(({ id }) => id)).to.deep.equal(['a', 'b']);
  });

  it('does without every other field that is of the wrong type', () => {
    const counts = { open: 3, closed: 0, awaiting: 1 };
    const none = { open: undefined, closed: undefined, awaiting: undefined };
    expect(decoder.requests({ items: [], counts }).counts).to.deep.equal(counts);
    for (const wrong of [undefined, null, 7, 'x', [], { open: '3', closed: -1, awaiting: null }])
      expect(decoder.requests({ items: [], counts: wrong }).counts).to.deep.equal(none);
    const page = { items: [], nextCursor: 'c', total: 3, unreadCount: 2 };
    for (const decode of [decoder.requests.bind(decoder), decoder.comments.bind(decoder)]) {
      everyWrongValue(page, decode, { nextCursor: isText, total: isCount, unreadCount: isCount });
    }
  });

  it('is malformed only where it is no object, or its items no array', () => {
    for (const body of [
      undefined,
      null,
      3,
      'x',
      true,
      [],
      {},
      { items: null },
      { items: {} },
      { items: 'x' },
    ]) {
      expect(() => decoder.requests(body), JSON.stringify(body)).to.throw();
      expect(() => decoder.comments(body), JSON.stringify(body)).to.throw();
    }
  });
});
