/** Logs, code and earlier mail in plain text: found, and found nowhere else. */
import { expect } from '@open-wc/testing';
import { quotedRanges } from '../../../src/text/mail/quoted-tail.ts';
import { plainSegments as segmentsOf } from '../../../src/ui/body/plain-segments.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click } from '../../support/input.ts';
import { findByRole, getByRole, getByText, queryAllByRole, queryAllByText } from '../../support/queries.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const lines = (...all: string[]) => all.join('\n');
const plainSegments = (text: string) => segmentsOf(text, quotedRanges);
const kinds = (text: string) => plainSegments(text).map(({ kind, text }) => [kind, text]);

const LOGS = [
  lines(
    'Nov 23 03:10:01 web-07 kernel: nvme0: timeout',
    'Nov 23 03:10:31 web-07 kernel: nvme0: abort',
    'Nov 23 03:11:01 web-07 kernel: gone',
  ),
  lines('[    1.234567] a', '[    1.234568] b', '[   12.000001] c'),
  lines('2026-11-23 03:10:01 ERROR a', '2026-11-23T03:10:02Z INFO b', '', '2026-11-23 03:10:03 c'),
  lines(
    'Traceback (most recent call last):',
    '  File "a.py", line 1, in <module>',
    '    import b',
    'ModuleNotFoundError: No module',
  ),
  lines(
    'java.lang.IllegalStateException: no',
    '    at com.example.A.b(A.java:1)',
    '    at com.example.C.d(C.java:2)',
  ),
  lines('server {', '    listen 443 ssl;', '    server_name www.example.com;', '}'),
  lines('$ uptime', '$ df -h', '$ sudo reboot'),
];

const NO_LOGS = [
  lines('Hello Ada,', 'we looked at it.', 'It is fine.', '', 'Regards', 'Marta'),
  lines('Please send it to', '   Host Ltd', '   Mannerheimintie 1', '   00100 Helsinki'),
  lines('- the number of the request;', '- the serial number;', '- your name;'),
  lines('Marta Lindqvist', 'Phone: +358-1234', 'E-Mail: marta@host.example', 'Web: https://host.example'),
  lines('1. Stop it', '2. Wait', '3. Start it'),
  lines('Name: Ada', 'Server: web-07', 'Since: yesterday', 'Priority: high'),
  lines('<ada@example.com>', '<marta@host.example>', '<bob@example.com>'),
  lines('I see an ERROR on the page.', 'It is red.', 'What does it mean?'),
  lines('192.0.2.1', '192.0.2.2', '192.0.2.3'),
  lines('$ 5 for the first', '$ 10 for the second', '$ 20 for the third'),
  lines('In Basel { the city }', 'there is a tower.'),
  lines('Monday: closed', 'Tuesday: open', 'Wednesday: open'),
  lines('    an indented paragraph', '    of three lines', '    and no code'),
];

describe('a plain text', () => {
  it('has its logs in boxes, with the text around them', () => {
    for (const log of LOGS) {
      expect(kinds(`Look:\n\n${log}\n\nThank you`), log).to.deep.equal([
        ['text', 'Look:'],
        ['code', log],
        ['text', 'Thank you'],
      ]);
    }
  });

  it('has no box around what only looks a little like one', () => {
    for (const text of NO_LOGS) expect(kinds(text), text).to.deep.equal([['text', text]]);
  });

  it('has fenced code in boxes, as it is, and an open fence as text', () => {
    expect(plainSegments('Run\n```bash\n  a\n\n  b\n```\nthen\n~~~\nc\n~~~')).to.deep.equal([
      { kind: 'text', text: 'Run' },
      { kind: 'code', text: '  a\n\n  b', language: 'bash' },
      { kind: 'text', text: 'then' },
      { kind: 'code', text: 'c', language: '' },
    ]);
    expect(kinds('a\n```\nb')).to.deep.equal([['text', 'a\n```\nb']]);
  });

  it('has earlier mail apart, but not a quote that its writer chose', () => {
    const quote = lines('> Which kernel?', '>', '> Ada');
    const wrote = lines('On Mon, 23 Nov 2026 at 03:10, Ada', '<ada@example.com> wrote:');
    expect(kinds(lines('6.12.9', '', wrote, quote))).to.deep.equal([
      ['text', '6.12.9'],
      ['quoted', lines(wrote, quote)],
    ]);
    expect(kinds(lines('You wrote:', quote, 'It is 6.12.9.')).map(([kind]) => kind)).to.deep.equal(['text']);
    const original = lines('-----Original Message-----', 'From: Ada', 'It is down.');
    expect(kinds(lines('Done.', '', original))).to.deep.equal([
      ['text', 'Done.'],
      ['quoted', original],
    ]);
    // Nothing but earlier mail is shown.
    expect(kinds(original)).to.deep.equal([['text', original]]);
    const forward = lines('See:', '', '---------- Forwarded message ---------', 'From: Registry', 'Locked.');
    expect(kinds(forward)).to.deep.equal([['text', forward]]);
    const window = lines('Maintenance', 'From: 02:00', 'To: 04:00', 'Where: fsn1');
    expect(kinds(window)).to.deep.equal([['text', window]]);
  });

  it('takes no longer than its length', () => {
    for (const piece of [
      '```\n',
      '> a\n',
      'Exception ',
      '{ ',
      '\n',
      'From: a\n',
      '    x\n',
      '---- a ----\n',
      ' ',
    ])
      expect(plainSegments(piece.repeat(300_000 / piece.length)), piece).to.be.an('array');
  });

  describe('in a thread', () => {
    const api = threadApi();

    it('is shown so, the first message too', async () => {
      const server = new ThreadServer(api);
      server.requests = [wireRequest({ description: `It stops:\n\n${LOGS[0]!}\n\nWhat now?` })];
      server.comments['CS-1'] = [
        wireComment('a', {
          body: 'Done, see https://host.example\n\nOn 23.11.26 03:10, Ada wrote:\n> It stops.',
        }),
      ];
      const thread = await mountThread(api);
      const [description, answer] = await entries(thread, 2);
      await findByRole(description!, 'button', { name: 'Copy' });
      const pre = getByText(description!, /nvme0: abort/);
      expect(pre.localName).to.equal('pre');
      const [above, box, below] = ['It stops:', 'Code', 'What now?'].map(text =>
        getByText(description!, text).getBoundingClientRect(),
      );
      expect(box!.top - above!.bottom).to.be.above(6);
      expect(below!.top - pre.getBoundingClientRect().bottom).to.be.above(6);
      await findByRole(answer!, 'link', { name: 'https://host.example' });
      const more = getByRole(answer!, 'button', { name: 'Show quoted text' });
      expect(queryAllByText(answer!, /It stops/)).to.have.length(0);
      await click(more);
      expect(more.ariaExpanded).to.equal('true');
      await waitFor(() => queryAllByText(answer!, /It stops/).length === 1, 'the quoted text');
      await expectAccessible(thread);
      // What was unfolded stays so when the thread is loaded again.
      server.comments['CS-1'].push(wireComment('b'));
      thread.refresh();
      await entries(thread, 3);
      expect(more.isConnected && more.ariaExpanded).to.equal('true');
      expect(queryAllByRole(answer!, 'button', { name: 'Show quoted text' })).to.have.length(1);
    });
  });
});
