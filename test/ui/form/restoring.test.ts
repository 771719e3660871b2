import { expect } from '@open-wc/testing';
import { fileOf, typeInto } from '../../support/input.ts';
import { deferred } from '../../support/mock-api.ts';
import { queryByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  bodies,
  button,
  choose,
  deskApi,
  descriptionOf,
  enter,
  fill,
  filesShown,
  openForm,
  press,
  pressNew,
  sent,
  serve,
  shows,
  somebody,
  summaryOf,
  uploaded,
} from '../../support/form-fixture.ts';

const anew = () => ({ fetch: ((input, init) => fetch(input, init)) as typeof fetch });

describe('A draft that comes back late, since it is not yet known who the person is', () => {
  const api = deskApi();

  /** A desk without `user`, whose config comes when the gate opens; the config's user has a draft. */
  async function late(kept: { summary: string; description: string }) {
    const key = somebody();
    const gate = deferred<undefined>();
    let held = false;
    serve(api, {
      first: async call => {
        if (call !== 'GET /config') return undefined;
        if (held) await gate.promise;
        return Response.json({ user: { key } });
      },
    });
    const first = await openForm(api, { user: '' });
    fill(first, kept.summary, kept.description);
    choose(first, fileOf('kept.log'));
    await uploaded(first, 1);
    await shows(first, 'Draft saved');
    first.remove();
    held = true;
    const element = await openForm(api, { user: '', settings: anew() });
    expect(summaryOf(element).value).to.equal('');
    return { element, open: () => gate.resolve(undefined) };
  }

  it('is joined with what is typed meanwhile, and nothing of either is lost', async () => {
    const { element, open } = await late({ summary: 'Kept summary', description: 'Kept text.' });
    await typeInto(summaryOf(element), 'typed');
    await typeInto(descriptionOf(element), 'Typed text.');
    choose(element, fileOf('chosen.log'));
    await uploaded(element, 1);
    open();
    await waitFor(() => summaryOf(element).value === 'Kept summary typed', 'both summaries');
    expect(descriptionOf(element).value).to.equal('Kept text.\n\nTyped text.');
    await uploaded(element, 2);
    expect(filesShown(element).join()).to.match(/^kept\.log.*chosen\.log/);
    await typeInto(descriptionOf(element), ' More.');
    expect(descriptionOf(element).value).to.equal('Kept text.\n\nTyped text. More.');
  });

  it('is shown before it is sent, where Send is pressed before it is back', async () => {
    const { element, open } = await late({ summary: 'Kept summary', description: 'Kept text.' });
    fill(element, 'typed', 'Typed text.');
    press(element, 'Send');
    await shows(element, 'Sending…');
    open();
    await waitFor(() => summaryOf(element).value === 'Kept summary typed', 'both summaries');
    await waitFor(() => button(element, 'Send').ariaDisabled === 'false', 'Send to be ready again');
    press(element, 'Send');
    await sent(element);
    // The only one: the first press sent nothing.
    expect(api.callsTo('POST /requests')).to.have.length(1);
    const [body] = await bodies(api.callsTo('POST /requests'));
    expect(body).to.include({
      summary: 'Kept summary typed',
      description: 'Kept text.\n\nTyped text.',
    });
    expect(body!.attachmentIds).to.have.length(1);
  });
});

describe('Where the browser keeps nothing', () => {
  const api = deskApi();
  const doors = [
    [IDBFactory.prototype, 'open'],
    [IDBDatabase.prototype, 'transaction'],
  ] as const;
  const opened = doors.map(([object, name]) => Object.getOwnPropertyDescriptor(object, name)!);
  const value = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };

  beforeEach('block IndexedDB', () => {
    for (const [object, name] of doors) Object.defineProperty(object, name, { value, configurable: true });
  });
  afterEach('open IndexedDB', () => {
    doors.forEach(([object, name], index) => Object.defineProperty(object, name, opened[index]!));
  });

  const note = /^This browser can’t keep drafts\. Your text stays until this page is closed\.$/;

  it('a draft lives as long as the page, and the form says so quietly', async () => {
    serve(api);
    const user = somebody();
    const first = await openForm(api, { user });
    fill(first, 'Only here');
    choose(first, fileOf('boot.log', 9));
    await shows(first, note);
    expect(queryByText(first, 'Draft saved')).to.equal(null);
    await uploaded(first, 1);
    press(first, 'Cancel');
    await pressNew(first);
    expect(summaryOf(first).value).to.equal('Only here');
    first.remove();
    const second = await openForm(api, { user, settings: anew() });
    await waitFor(() => summaryOf(second).value === 'Only here', 'the text');
    await uploaded(second, 1);
    await shows(second, note);
    enter(descriptionOf(second), 'Actions');
    press(second, 'Send');
    await sent(second);
    expect(api.callsTo('POST /requests')).to.have.length(1);
  });

  it('as it never answers, Send goes on without it', async () => {
    serve(api);
    // Takes every call, and no event ever follows.
    const silent: object = new Proxy(() => silent, {
      get: () => silent,
      set: () => true,
      apply: () => silent,
    });
    const silence = { value: () => silent, configurable: true };
    for (const [object, name] of doors) Object.defineProperty(object, name, silence);
    const element = await openForm(api);
    fill(element);
    press(element, 'Send');
    await sent(element);
    expect(api.callsTo('POST /requests')).to.have.length(1);
  });

  it('signOut() wipes it as well', async () => {
    serve(api);
    const user = somebody();
    const first = await openForm(api, { user });
    fill(first, 'Only here');
    await shows(first, note);
    await first.signOut();
    first.remove();
    const second = await openForm(api, { user, settings: anew() });
    await typeInto(summaryOf(second), 'New');
    await shows(second, note);
    expect(summaryOf(second).value).to.equal('New');
  });
});
