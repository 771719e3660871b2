/** What is written while it is not known yet, or can't be known, who the customer is. */
import { expect } from '@open-wc/testing';
import type { Config } from '../../../src/model.ts';
import { Desk } from '../../../src/state/desk.ts';
import { load, loadSync } from '../../../src/state/storage/storage.ts';
import { fileOf } from '../../support/input.ts';
import { deferred } from '../../support/mock-api.ts';
import { waitFor } from '../../support/wait.ts';
import { attachmentOf, failure, ManualBackend } from '../../support/fake-backend.ts';

describe('A draft of somebody who is not known yet', () => {
  let desks: Desk[] = [];
  afterEach(async () => {
    await Promise.all(desks.map(desk => desk.sleep()));
    desks = [];
  });

  const somewhere = () => `anonymous-${crypto.randomUUID()}`;
  /** A page of this place; `config` is what the server says of the customer. */
  function open(apiBase: string, config: Promise<Config>): Desk {
    const backend = new ManualBackend();
    backend.uploadAttachment = file => Promise.resolve(attachmentOf(file.name));
    backend.config = config;
    const desk = new Desk({ backend, apiBase });
    desks.push(desk);
    return desk;
  }
  const settings = new ManualBackend().config;
  const settingsOf = (key: string) => settings.then(config => ({ ...config, user: { key } }));
  const anonymous = (apiBase: string) => [apiBase, '', 'draft', 'new'];
  const textOf = ({ newRequest: { snapshot } }: Desk) => snapshot.text;
  const outage = () => Promise.reject<Config>(failure('server'));

  it('is saved while the settings are being loaded: a page that is killed takes nothing along', async () => {
    const apiBase = somewhere();
    const { promise, resolve } = deferred<Config>();
    const first = open(apiBase, promise);
    first.newRequest.type('body', 'The server is down');
    await waitFor(() => loadSync(anonymous(apiBase)), 'the words in storage');
    // The page is gone, and nothing else of it was written.
    const later = open(apiBase, settingsOf('ada'));
    await waitFor(() => textOf(later).body === 'The server is down', 'the words');
    await waitFor(() => load([apiBase, 'ada', 'draft', 'new']), 'them among what is the customer’s own');
    await waitFor(() => loadSync(anonymous(apiBase)) === undefined, 'them to be there only');
    resolve(await settingsOf('ada'));
  });

  it('stands there once when it is known who it is, also where it was changed since it was saved', async () => {
    const apiBase = somewhere();
    const { promise, resolve } = deferred<Config>();
    const { newRequest } = open(apiBase, promise);
    newRequest.type('body', 'The server');
    await waitFor(() => loadSync(anonymous(apiBase)), 'the words in storage');
    newRequest.type('body', 'My server, the big one');
    resolve(await settingsOf('ada'));
    await newRequest.restored;
    await newRequest.save();
    expect(newRequest.snapshot.text.body).to.equal('My server, the big one');
    expect(newRequest.snapshot.sendProblem).to.equal(undefined);
    expect(loadSync(anonymous(apiBase))).to.equal(undefined);
  });

  it('is there with its files when the settings can be read again after an outage', async () => {
    const apiBase = somewhere();
    const during = open(apiBase, outage());
    during.newRequest.type('summary', 'No network');
    during.newRequest.addFiles([fileOf('boot.log')]);
    await during.sleep();
    const after = open(apiBase, settingsOf('ada'));
    await waitFor(() => textOf(after).summary === 'No network', 'the words');
    expect(after.newRequest.snapshot.files.map(({ file }) => file.name)).to.deep.equal(['boot.log']);
    await after.sleep();
    // It is the customer’s own now.
    expect(await load(anonymous(apiBase))).to.equal(undefined);
    const other = open(apiBase, settingsOf('bob'));
    await other.newRequest.restored;
    await other.sleep();
    expect(other.newRequest.snapshot.hasDraft).to.equal(false);
    const again = open(apiBase, settingsOf('ada'));
    await again.newRequest.restored;
    expect(textOf(again).summary).to.equal('No network');
  });

  it('joins what the customer had begun before the outage', async () => {
    const apiBase = somewhere();
    const before = open(apiBase, settingsOf('ada'));
    before.newRequest.type('body', 'Before.');
    await before.sleep();
    const during = open(apiBase, outage());
    during.newRequest.type('body', 'During.');
    await during.sleep();
    expect(textOf(during).body, 'what may be somebody else’s').to.equal('During.');
    const after = open(apiBase, settingsOf('ada'));
    await waitFor(() => textOf(after).body === 'Before.\n\nDuring.', 'both');
  });
});
