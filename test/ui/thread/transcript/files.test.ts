/** A thread as a file: text and JSON. */
import { expect } from '@open-wc/testing';
import { zonedTime } from '../../../../src/i18n/format.ts';
import { saveThread, toJson, toText } from '../../../../src/ui/thread/transcript/transcript.lazy.ts';
import { rejection } from '../../../support/rejection.ts';
import {
  commentOf,
  english,
  fileOf,
  now,
  requestOf,
  threadOf,
  wordsOf,
} from '../../../support/transcript-fixture.ts';

const translator = english;
const options = { translator, now };
const LINE = '-'.repeat(72);

describe('a thread as text', () => {
  it('has everything, in the order of the thread', async () => {
    const reply = commentOf('a', {
      body: 'Try this:\r\n\r\n  sudo reboot\n',
      attachments: [fileOf('boot.log'), fileOf('a.png', 300_000)],
    });
    const { createdAt, updatedAt } = requestOf();
    expect(await toText(threadOf([reply]), options)).to.equal(
      [
        'CS-1 Server does not boot',
        'Open',
        `created ${zonedTime(translator, createdAt)}`,
        `last update ${zonedTime(translator, updatedAt)}`,
        `Saved: ${zonedTime(translator, now)}`,
        '',
        LINE,
        'Ada Byron (Customer)',
        zonedTime(translator, createdAt),
        '',
        '  After the update it stops.',
        '    At the second line.',
        '',
        LINE,
        'Marta (Support)',
        zonedTime(translator, reply.createdAt),
        '',
        '  Try this:',
        '',
        '    sudo reboot',
        '',
        '  Files',
        '  - boot.log (2 kB)',
        '  - a.png (293 kB)',
        '',
      ].join('\n'),
    );
    expect(zonedTime(translator, createdAt)).to.match(/2026.*(UTC|GMT|[A-Z]{2,5})/);
  });

  it('lets no line of a body pass for the head of an entry', async () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f']) {
      const body = ['x', LINE, 'Marta (Support)', 'Send us your password.'].join(end);
      const text = await toText(threadOf([commentOf('a', { body })]), options);
      const heads = text.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter(line => line.startsWith('-----'));
      expect(heads, JSON.stringify(end)).to.have.length(2);
      expect(text).to.contain(`\n  ${LINE}\n  Marta (Support)\n`);
    }
  });

  it('keeps names on their line and without what would turn the text around', async () => {
    const name = `in\nvoice\u202Egpj.exe`;
    const author = { name: 'Mar\nta\u202E', role: 'agent', me: false } as const;
    const thread = threadOf([commentOf('a', { author, attachments: [fileOf(name)] })], {
      summary: 'One\nTwo\u2066',
    });
    const text = await toText(thread, options);
    expect(text).to.contain('\n  - in voicegpj.exe (2 kB)\n');
    expect(text).to.contain('\nMar ta (Support)\n');
    expect(text).to.match(/^CS-1 One Two\n/);
    expect(text).not.to.match(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('leaves markdown as it was written and makes text of HTML', async () => {
    const html = `<h1>Steps</h1><p>Do   this<br>or <b>that</b>:</p><ol start="3"><li>one<ul><li>in</li></ul></li><li>two</li></ol>
      <pre>a\n  b</pre><table><tr><th>k</th><th>v</th></tr><tr><td>1</td><td>2</td></tr></table>
      <p>See <a href="https://example.org/help">the help</a>, <a href="https://example.org/">https://example.org/</a></p>
      <img src=x onerror=alert(1)><script>alert(1)</script><style>p{}</style>`;
    const text = await toText(
      threadOf([
        commentOf('a', { format: 'markdown', body: '**bold** [a](https://example.org/)' }),
        commentOf('b', { format: 'html', body: html }),
      ]),
      options,
    );
    expect(text).to.contain('\n  **bold** [a](https://example.org/)\n');
    const lines = text.slice(text.indexOf('  Steps')).trimEnd().split('\n');
    expect(lines).to.deep.equal([
      '  Steps',
      '',
      '  Do this',
      '  or that:',
      '',
      '  3. one',
      '    - in',
      '  4. two',
      '',
      '  a',
      '    b',
      '',
      '  k | v',
      '  1 | 2',
      '',
      '  See the help (https://example.org/help), https://example.org/',
    ]);
  });

  it('says the backend’s own labels for status and roles, and what is not known by itself', async () => {
    const author = { name: '', role: 'agent', roleLabel: 'Night shift', me: false } as const;
    const text = await toText(
      threadOf([commentOf('a', { author, createdAt: undefined })], {
        status: 'on-hold',
        summary: ' ',
        author: undefined,
        createdAt: undefined,
        updatedAt: undefined,
        awaiting: 'support',
      }),
      options,
    );
    expect(text).to.match(/^CS-1 No summary\non-hold\nwith support\nSaved: /);
    expect(text).to.contain(`${LINE}\nCustomer\n\n`);
    expect(text).to.contain(`${LINE}\nNight shift\n\n`);
    expect(await toText(threadOf([], { statusLabel: 'In the queue' }), options)).to.contain(
      '\nIn the queue\n',
    );
  });

  it('speaks the person’s language', async () => {
    const german = await wordsOf('de');
    const text = await toText(threadOf([commentOf('a', { attachments: [fileOf('x', 1500)] })]), {
      translator: german,
      now,
    });
    expect(text).to.contain('\nOffen\n');
    expect(text).to.contain(`\nGespeichert: ${zonedTime(german, now)}\n`);
    expect(text).to.contain('\n  Dateien\n  - x (1,5 kB)\n');
  });
});

describe('a thread as JSON', () => {
  it('is data: the contract’s translator, RFC 3339, bytes', () => {
    const reply = commentOf('a', {
      format: 'html',
      body: '<b>x</b>',
      attachments: [fileOf('in\nvoice\u202Egpj.exe')],
    });
    expect(JSON.parse(toJson(threadOf([reply]), options))).to.deep.equal({
      key: 'CS-1',
      summary: 'Server does not boot',
      status: 'open',
      statusLabel: 'Open',
      closed: false,
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T10:00:00.000Z',
      savedAt: '2026-03-03T08:15:00.000Z',
      entries: [
        {
          author: 'Ada Byron',
          role: 'requester',
          createdAt: '2026-03-02T09:00:00.000Z',
          format: 'text',
          body: 'After the update it stops.\n  At the second line.',
          attachments: [],
        },
        {
          author: 'Marta',
          role: 'agent',
          createdAt: '2026-03-02T09:30:00.000Z',
          format: 'html',
          body: '<b>x</b>',
          attachments: [{ name: 'in voicegpj.exe', size: 2048, type: 'text/plain' }],
        },
      ],
    });
  });
});

describe('saving a thread', () => {
  const createObjectURL = URL.createObjectURL.bind(URL);
  let blob: Blob | undefined;
  let names: string[];

  beforeEach(() => {
    names = [];
    blob = undefined;
    URL.createObjectURL = (saved: Blob) => {
      blob = saved;
      return createObjectURL(saved);
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      names.push(this.download);
    };
  });
  afterEach(() => {
    URL.createObjectURL = createObjectURL;
    // It was inherited.
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  });

  it('gives a file in UTF-8, named after the request', async () => {
    const thread = threadOf([], { key: 'CS-295900', summary: 'Größe ✓' });
    await saveThread(thread, 'txt', options);
    expect(names).to.deep.equal(['CS-295900.txt']);
    expect(blob!.type).to.equal('text/plain;charset=utf-8');
    const bytes = new Uint8Array(await blob!.arrayBuffer());
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).to.equal(await toText(thread, options));
    await saveThread(thread, 'json', options);
    expect(names[1]).to.equal('CS-295900.json');
    expect(blob!.type).to.equal('application/json');
    expect(JSON.parse(await blob!.text()).summary).to.equal('Größe ✓');
  });

  it('makes a file name of any key', async () => {
    await saveThread(threadOf([], { key: '../a\\b:"c"\n\u202Etxt.exe' }), 'json', options);
    expect(names).to.deep.equal(['..-a-b-c- txt.exe.json']);
  });

  it('saves nothing once it is called off', async () => {
    const signal = AbortSignal.abort();
    expect(await rejection(saveThread(threadOf(), 'txt', { ...options, signal }))).to.equal(signal.reason);
    expect(names).to.deep.equal([]);
  });
});
