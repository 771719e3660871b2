/** What the page knows of the place where the person asks. */
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { nothing } from 'lit';
import type { SupportRequestForm } from '../../../src/ui/form/support-request-form.ts';
import { Translator } from '../../../src/i18n/translator.ts';
import { ContextChips } from '../../../src/ui/form/context/context-chips.ts';
import type { SupportRequests } from '../../../src/index.ts';
import type { StorageKey } from '../../../src/state/storage/storage.ts';
import {
  bodies,
  deskApi,
  enter,
  fill,
  openForm,
  press,
  pressNew,
  sent,
  serve,
  shows,
  somebody,
  summaryOf,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { setUp } from '../../support/composer-fixture.ts';
import { focused } from '../../support/input.ts';
import { deferred, problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, queryAllByText, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const context = [
  { id: 'server', label: 'Server', value: 'db-primary' },
  { id: 'plan', label: 'Plan', value: 'Business' },
];
const posts = () => api.callsTo('POST /requests');
const chips = (root: Element) =>
  queryAllByRole(root, 'list', { name: 'Sent with your request' }).flatMap(list =>
    queryAllByRole(list, 'listitem').map(textOf),
  );
const showsChips = (root: Element, ...expected: string[]) =>
  waitFor(
    () => chips(root).join() === expected.join(),
    () => `Chips ${expected.join()} did not come, but ${chips(root).join()}`,
  );
const start = (settings: Partial<SupportRequests> = {}, user = somebody()) =>
  openForm(api, { user, settings: { context, ...settings } });

describe('the context of a request', () => {
  it('is shown before it is sent, and sent as it is shown', async () => {
    serve(api);
    const root = await start({
      context: [
        ...context,
        { id: 'odd', label: ' A\u202e  b', value: 'c\nd' },
        { id: '' } as never,
        null as never,
      ],
    });
    await showsChips(root, 'Server: db-primary', 'Plan: Business', 'A b: c d');
    await expectAccessible(root);
    fill(root);
    press(root, 'Send');
    await sent(root);
    const [body] = await bodies(posts());
    expect(body?.context).to.deep.equal([...context, { id: 'odd', label: 'A b', value: 'c d' }]);
  });

  it('leaves out what the person takes out, also after a failure and a reload', async () => {
    serve(api, { first: call => (call === 'POST /requests' ? problem(500) : undefined) });
    const user = somebody();
    let root = await start({}, user);
    await showsChips(root, 'Server: db-primary', 'Plan: Business');
    getByRole(root, 'button', { name: 'Remove Server' }).click();
    await showsChips(root, 'Plan: Business');
    expect(focused()?.ariaLabel).to.equal('Remove Plan');
    fill(root);
    press(root, 'Send');
    await findByRole(root, 'button', { name: 'Try again' });
    await shows(root, 'Draft saved');
    fixtureCleanup();
    serve(api);
    root = await start({ fetch: api.fetch }, user);
    await waitFor(() => summaryOf(root).value !== '', 'the draft');
    await showsChips(root, 'Plan: Business');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts())).map(body => body.context)).to.deep.equal([[context[1]], [context[1]]]);
  });

  it('is empty where all was taken out, and there again for the next request', async () => {
    serve(api);
    const root = await start();
    await showsChips(root, 'Server: db-primary', 'Plan: Business');
    for (const name of ['Remove Server', 'Remove Plan']) getByRole(root, 'button', { name }).click();
    await showsChips(root);
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.context).to.deep.equal([]);
    getByRole(root, 'button', { name: 'All requests' }).click();
    await pressNew(root);
    await showsChips(root, 'Server: db-primary', 'Plan: Business');
  });

  it('is there again once the draft is discarded', async () => {
    serve(api);
    const root = await start();
    await showsChips(root, 'Server: db-primary', 'Plan: Business');
    getByRole(root, 'button', { name: 'Remove Server' }).click();
    enter(summaryOf(root), 'No network');
    await showsChips(root, 'Plan: Business');
    press(root, 'Discard draft');
    await showsChips(root, 'Server: db-primary', 'Plan: Business');
  });

  it('is not put into a draft that is not back yet, nor shown: what is shown is what is sent', async () => {
    const path = deferred<StorageKey>();
    const { composer } = await setUp({ path: path.promise }, false);
    const translator = new Translator('en');
    const host = { composer, context, translator, t: translator.t.bind(translator) };
    const chips = new ContextChips(host as unknown as SupportRequestForm);
    chips.follow();
    expect(chips.render()).to.equal(nothing);
    expect(composer.snapshot.text.more).to.equal(undefined);
    path.resolve(['context', somebody()]);
    await composer.restored;
    chips.follow();
    expect(composer.snapshot.text.more).to.deep.equal({ context });
    await showsChips(
      await fixture(html`<div>${chips.render()}</div>`),
      'Server: db-primary',
      'Plan: Business',
    );
  });

  it('follows the page until something is written, and then stays', async () => {
    serve(api);
    const root = await start({ context: undefined });
    await findByRole(root, 'button', { name: 'Add browser details' });
    expect(queryAllByText(root, 'Sent with your request')).to.have.length(0);
    root.context = context;
    await showsChips(root, 'Server: db-primary', 'Plan: Business');
    root.context = [{ id: 'server', label: 'Server', value: 'web-01' }];
    await showsChips(root, 'Server: web-01');
    enter(summaryOf(root), 'No network');
    root.context = context;
    await root.updateComplete;
    await showsChips(root, 'Server: web-01');
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.context).to.deep.equal([
      { id: 'server', label: 'Server', value: 'web-01' },
    ]);
  });

  it('comes also to what was prefilled', async () => {
    serve(api);
    const root = await start();
    getByRole(root, 'button', { name: 'Cancel' }).click();
    await root.newRequest({ summary: 'Filled in', description: 'By the page' });
    await showsChips(root, 'Server: db-primary', 'Plan: Business');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.context).to.deep.equal(context);
  });
});
