/** Against a real server and without a mock: browsers report no upload progress while a service worker is active. */
import { expect } from '@open-wc/testing';
import { HttpClient } from '../../src/http/client.ts';
import { fileOf } from '../support/input.ts';
import { problemOf, rejection } from '../support/rejection.ts';
import { waitFor } from '../support/wait.ts';
import { httpSettings } from './network.ts';

const LARGE = 12 * 1024 * 1024;
const client = (path = '/') => new HttpClient(httpSettings({ base: new URL(path, location.href) }));

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
}

const upload = (file: File, query: Record<string, number> = {}, more: object = {}) =>
  client().json({ method: 'POST', path: '__upload', query, form: formOf(file), ...more });

describe('an upload', () => {
  it('tells how far it is on its way, and what the server made of it', async () => {
    const seen: number[] = [];
    const { status, headers, value } = await upload(
      fileOf('core.dump', LARGE),
      {},
      { onProgress: (loaded: number) => seen.push(loaded) },
    );
    expect(status).to.equal(201);
    expect(headers.get('Content-Type')).to.match(/^application\/json/);
    expect(value).to.deep.include({ name: 'core.dump' });
    expect(seen.length).to.be.above(1);
    expect(seen).to.deep.equal([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).to.be.at.least(LARGE);
  });

  it('keeps a name that is not ASCII', async () => {
    const { value } = await upload(fileOf('отчёт – 日本.txt'));
    const { name } = value as { name: string };
    // The endpoint reads bytes; the browser sends UTF-8.
    const bytes = Uint8Array.from(name, letter => letter.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).to.equal('отчёт – 日本.txt');
  });

  it('that the server refuses is a problem in its own words', async () => {
    for (const [status, kind] of [
      [413, 'too-large'],
      [415, 'unsupported'],
      [500, 'server'],
    ] as const) {
      const problem = await problemOf(upload(fileOf('a.txt'), { status }));
      expect(problem).to.deep.include({ kind, status, detail: `The server answered ${status}.` });
    }
  });

  it('ends when it is called off on its way, for the browser too', async () => {
    let ended = false;
    const { send } = Object.getOwnPropertyDescriptors(XMLHttpRequest.prototype);
    XMLHttpRequest.prototype.send = function (body) {
      this.addEventListener('abort', () => (ended = true));
      send.value!.call(this, body);
    };
    try {
      const controller = new AbortController();
      let loaded = 0;
      const more = { signal: controller.signal, onProgress: (bytes: number) => (loaded = bytes) };
      const reason = rejection(upload(fileOf('core.dump', LARGE), { pause: 50 }, more));
      await waitFor(() => loaded > 0, 'bytes on their way');
      expect(ended).to.equal(false);
      controller.abort('removed');
      expect(await reason).to.equal('removed');
      await waitFor(() => ended, 'the end of the transfer');
      expect(loaded).to.be.below(LARGE);
    } finally {
      Object.defineProperty(XMLHttpRequest.prototype, 'send', send);
    }
  });

  it('to where nobody answers is "offline"', async () => {
    const nowhere = new HttpClient(httpSettings({ base: new URL('http://localhost:1/') }));
    const call = { method: 'POST', path: 'attachments', form: formOf(fileOf('a.txt')) } as const;
    expect((await problemOf(nowhere.send(call))).kind).to.equal('offline');
  });

  it('goes without progress where cookies must stay at home', async () => {
    const anonymous = new HttpClient(
      httpSettings({ base: new URL('/', location.href), credentials: 'omit' }),
    );
    let calls = 0;
    const { value } = await anonymous.json({
      method: 'POST',
      path: '__upload',
      form: formOf(fileOf('a.txt')),
      onProgress: () => calls++,
    });
    expect(value).to.deep.include({ name: 'a.txt' });
    expect(calls).to.equal(0);
  });
});
