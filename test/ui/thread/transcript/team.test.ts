/** What contract 1.1 adds to a thread on paper and in a file. */
import { expect } from '@open-wc/testing';
import { toJson, toText } from '../../../../src/ui/thread/transcript/transcript.lazy.ts';
import { printThread } from '../../../../src/ui/thread/transcript/transcript.lazy.ts';
import { commentOf, english, fileOf, now, threadOf, wordsOf } from '../../../support/transcript-fixture.ts';

const options = { translator: english, now };
const blocked = { ...fileOf('a.png'), type: 'image/png', state: 'blocked', stateDetail: 'It has a virus.' };
const thread = threadOf(
  [commentOf('a', { channel: 'email', editedAt: Date.UTC(2026, 2, 2, 9, 45), attachments: [blocked] })],
  {
    type: { id: 'down', label: 'Something is\ndown' },
    service: { id: 's-1', label: 'web-07', detail: '192.0.2.7' },
    severity: { value: 'high', label: 'High' },
  },
);

describe('a transcript of a thread with type, service and severity', () => {
  it('says them in plain words', async () => {
    const text = await toText(thread, options);
    expect(text).to.contain('\nType: Something is down\nService: web-07 (192.0.2.7)\nSeverity: High\n');
  });

  it('says how a comment came, when it was edited, and why a file is not there', async () => {
    const text = await toText(thread, options);
    expect(text)
      .to.match(/\nby e-mail\nedited .*2 March 2026/)
      .and.contain('- a.png (blocked: It has a virus.)');
  });

  it('says them in the customer’s language', async () => {
    const text = await toText(thread, { translator: await wordsOf('de'), now });
    expect(text).to.contain('Dienst: web-07').and.contain('per E-Mail');
  });

  it('has them as JSON', () => {
    const { service, severity, entries } = JSON.parse(toJson(thread, options)) as Record<string, unknown> & {
      entries: Record<string, unknown>[];
    };
    expect({ service, severity, channel: entries[1]?.channel }).to.deep.equal({
      service: { id: 's-1', label: 'web-07' },
      severity: { value: 'high', label: 'High' },
      channel: 'email',
    });
  });

  it('prints them, and fetches no file that is held back', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    const fetched: string[] = [];
    const fetchPicture = (url: string) => {
      fetched.push(url);
      return Promise.reject(new Error('Not to be fetched'));
    };
    await printThread(thread, { ...options, root, fetchPicture, print: () => {} });
    const text = root.querySelector('iframe')?.contentDocument?.body.textContent ?? '';
    host.remove();
    expect(text)
      .to.contain('Severity: High')
      .and.contain('by e-mail')
      .and.contain('blocked: It has a virus.');
    expect(fetched).to.deep.equal([]);
  });
});
