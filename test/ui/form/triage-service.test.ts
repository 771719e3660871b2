/** The choice of a service: a combobox whose list comes from the server. */
import { expect } from '@open-wc/testing';
import {
  bodies,
  deskApi,
  enter,
  fill,
  listen,
  openDesk,
  openForm,
  press,
  sent,
  shows,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused, press as pressKey, type } from '../../support/input.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import {
  findAllByRole,
  findByRole,
  nameOf,
  queryAllByRole,
  queryAllByText,
  textOf,
  isShown,
} from '../../support/queries.ts';
import { serveTriage, servicesFor, types } from '../../support/triage-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const posts = () => api.callsTo('POST /requests');
const searches = () =>
  api.callsTo('GET /services').map(({ path }) => new URLSearchParams(path.split('?')[1]).get('q'));

/** Without types: the service may be chosen. */
const optional = { types: undefined, severities: undefined };
const required = {
  types: [{ ...types[0], fields: [], descriptionTemplate: undefined }],
  severities: undefined,
};

const box = (root: Element) =>
  findByRole(root, 'combobox', { name: /^Service/ }) as Promise<HTMLInputElement>;
const options = (root: Element) => queryAllByRole(root, 'option').map(textOf);

describe('the service of a request', () => {
  it('is chosen with the mouse: name, detail and state as a word', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    const chosen: unknown[] = [];
    root.addEventListener('support-service-chosen', ({ detail }) => chosen.push(detail.service.id));
    const field = await box(root);
    field.click();
    await findAllByRole(root, 'option');
    expect(options(root)).to.deep.equal([
      'web-07 Server 192.0.2.7 Running',
      'db-primary Server 192.0.2.8 Down',
      'example.com Domain moving',
    ]);
    expect(field.ariaExpanded).to.equal('true');
    await expectAccessible(root);
    (await findByRole(root, 'option', { name: /^db-primary/ })).click();
    await findByRole(root, 'button', { name: 'Remove db-primary' });
    expect(field.value).to.equal('db-primary');
    expect(field.ariaExpanded).to.equal('false');
    await shows(root, 'Down');
    expect(chosen).to.deep.equal(['srv-8']);
    await expectAccessible(root);
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.service).to.equal('srv-8');
  });

  it('is searched and chosen with the keyboard alone, and Enter sends nothing', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    const said = listen(root);
    const field = await box(root);
    field.focus();
    await type('192.0.2.8');
    await waitFor(() => options(root).length === 1, 'one option');
    await waitFor(() => said.includes('1 service'), 'the number of them');
    await pressKey('ArrowDown');
    const [option] = queryAllByRole(root, 'option');
    await waitFor(() => field.getAttribute('aria-activedescendant') === option!.id, 'the active option');
    expect(option!.ariaSelected).to.equal('true');
    await pressKey('Enter');
    await findByRole(root, 'button', { name: 'Remove db-primary' });
    expect(focused() === field).to.equal(true);
    await waitFor(() => said.some(text => text.startsWith('Chosen: db-primary')), 'the choice');
    expect(posts()).to.have.length(0);
    expect(queryAllByText(root, 'Say in a few words what is wrong.')).to.have.length(0);
  });

  it('is asked of the server once typing pauses, not with each letter', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    const field = await box(root);
    field.focus();
    await waitFor(() => searches().length === 1, 'the first list');
    for (const text of ['d', 'db', 'db-', 'db-p']) enter(field, text);
    await waitFor(() => options(root).length === 1, 'what was found');
    expect(searches()).to.deep.equal([null, 'db-p']);
  });

  it('comes from the list that the filters have asked for', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    (await box(root)).click();
    await findAllByRole(root, 'option');
    expect(searches()).to.deep.equal([null]);
  });

  it('of an older search never replaces that of a newer one', async () => {
    const slow = deferred();
    serveTriage(api, {
      config: optional,
      first: (call, request) =>
        call === 'GET /services' && new URL(request.url).searchParams.get('q') === 'web'
          ? slow.promise
          : undefined,
    });
    const root = await openForm(api, { settings: { fetch: api.fetch } });
    const field = await box(root);
    enter(field, 'web');
    await waitFor(() => searches().includes('web'), 'the slow search');
    enter(field, 'db');
    await waitFor(() => options(root).length === 1, 'what was found');
    slow.resolve(servicesFor(new Request(`${location.origin}/?q=web`)));
    await slow.promise;
    enter(field, 'db-');
    await waitFor(() => searches().includes('db-'), 'the next search');
    await waitFor(() => !isShown(root, 'Loading services…'), 'its answer');
    expect(options(root)).to.deep.equal(['db-primary Server 192.0.2.8 Down']);
  });

  it('written in full is chosen, and what is not is pointed out', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    const field = await box(root);
    enter(field, 'Web-07');
    await waitFor(() => options(root).length === 1, 'the option');
    await pressKey('Tab');
    await findByRole(root, 'button', { name: 'Remove web-07' });
    (await findByRole(root, 'button', { name: 'Remove web-07' })).click();
    await waitFor(() => focused() === field && field.value === '', 'an empty field with the focus');
    enter(field, 'something');
    await shows(root, 'Nothing was found for “something”.');
    await pressKey('Tab');
    await shows(root, 'Not chosen yet. Choose one from the list.');
    expect(field.value).to.equal('something');
  });

  it('stays chosen where something else is typed and nothing chosen', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    const field = await box(root);
    field.click();
    (await findByRole(root, 'option', { name: /^web-07/ })).click();
    await findByRole(root, 'button', { name: 'Remove web-07' });
    enter(field, 'web-0');
    await pressKey('Escape');
    field.blur();
    await waitFor(() => field.value === 'web-07', 'the choice');
    enter(field, '');
    await waitFor(() => queryAllByRole(root, 'button', { name: 'Remove web-07' }).length === 0, 'no choice');
  });

  it('shows its list where the field stood at the end of the window', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    const field = await box(root);
    const height = innerHeight;
    root.style.cssText = `display: block; padding-block: ${height}px`;
    const end = () => field.getBoundingClientRect().bottom;
    scrollBy(0, end() - height + 2);
    await waitFor(() => Math.abs(end() - height + 2) < 2, 'the field at the end of the window');
    field.focus({ preventScroll: true });
    await type('db');
    const option = () => queryAllByRole(root, 'option')[0]?.getBoundingClientRect().bottom ?? Infinity;
    await waitFor(() => options(root).length === 1 && option() <= height, 'the option in sight');
    expect(field.getBoundingClientRect().top).to.be.greaterThan(0);
  });

  it('closes its list with Escape, and nothing around it', async () => {
    serveTriage(api, { config: optional });
    const root = await openForm(api);
    let around = 0;
    document.addEventListener('keydown', () => around++, { once: true });
    const field = await box(root);
    field.focus();
    await pressKey('ArrowDown');
    await findAllByRole(root, 'option');
    around = 0;
    await pressKey('Escape');
    await waitFor(() => queryAllByRole(root, 'listbox').length === 0, 'the list to close');
    expect(around).to.equal(0);
  });
});

describe('many services', () => {
  const page = (request: Request, size: number, total: number): Response => {
    const at = Number(new URL(request.url).searchParams.get('cursor') ?? 0);
    const items = Array.from({ length: Math.min(size, total - at) }, (_, index) => ({
      id: `s${at + index}`,
      label: `server-${at + index}`,
    }));
    return json({ items, nextCursor: at + size < total ? String(at + size) : null });
  };

  it('are never drawn all: fifty of 5,000, and a word on the rest', async () => {
    serveTriage(api, {
      config: optional,
      first: (call, request) => (call === 'GET /services' ? page(request, 5000, 5000) : undefined),
    });
    const root = await openForm(api);
    (await box(root)).click();
    await findAllByRole(root, 'option');
    expect(options(root)).to.have.length(50);
    await shows(root, 'There are more. Type to find them.');
  });

  it('come in several pages where the server’s are small', async () => {
    serveTriage(api, {
      config: optional,
      first: (call, request) => (call === 'GET /services' ? page(request, 20, 5000) : undefined),
    });
    const root = await openForm(api);
    (await box(root)).click();
    await waitFor(() => options(root).length === 50, 'fifty');
    expect(searches()).to.have.length(3);
  });

  it('and a server that gives the same page for ever end', async () => {
    serveTriage(api, {
      config: optional,
      first: call =>
        call === 'GET /services'
          ? json({ items: [{ id: 'a', label: 'a' }, null, 'b', { label: 'no id' }], nextCursor: 'x' })
          : undefined,
    });
    const root = await openForm(api);
    (await box(root)).click();
    await waitFor(() => options(root).length === 1, 'one');
    expect(searches().length).to.be.below(4);
  });
});

describe('services that do not come', () => {
  it('are said to have failed, with "Try again", and the form goes on', async () => {
    let fails = true;
    serveTriage(api, {
      config: optional,
      first: call => (call === 'GET /services' && fails ? problem(500) : undefined),
    });
    const root = await openForm(api);
    const failed: string[] = [];
    root.addEventListener('support-error', ({ detail }) => failed.push(detail.operation));
    (await box(root)).click();
    await shows(root, /^The services could not be loaded\./);
    expect(failed).to.deep.equal(['listServices']);
    await expectAccessible(root);
    fails = false;
    (await findByRole(root, 'button', { name: 'Try again' })).click();
    await waitFor(() => options(root).length === 3, 'the list');
    await waitFor(() => focused()?.role === 'combobox', 'the focus in the field');
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]).not.to.have.property('service');
  });

  it('are waited for, with a word, and none are said to be none', async () => {
    const later = deferred();
    serveTriage(api, {
      config: optional,
      first: call => (call === 'GET /services' ? later.promise : undefined),
    });
    const root = await openForm(api);
    (await box(root)).click();
    await shows(root, 'Loading services…');
    later.resolve(json({ items: [], nextCursor: null }));
    await shows(root, 'No services found.');
  });

  for (const [how, answer, text] of [
    ['failed', () => problem(500), /^The services could not be loaded\. You can send anyway/],
    ['are none', () => json({ items: [], nextCursor: null }), /^No services found\. You can send anyway/],
  ] as const)
    it(`hold up no request that needs one, where they ${how}: the field says so`, async () => {
      serveTriage(api, {
        config: required,
        first: call => (call === 'GET /services' ? answer() : undefined),
      });
      const root = await openForm(api);
      await shows(root, text);
      expect((await box(root)).ariaRequired).to.equal('false');
      await expectAccessible(root);
      fill(root);
      press(root, 'Send');
      await sent(root);
      expect((await bodies(posts()))[0]).not.to.have.property('service');
    });

  it('are needed again once they are there', async () => {
    let fails = true;
    serveTriage(api, {
      config: required,
      first: call => (call === 'GET /services' && fails ? problem(500) : undefined),
    });
    const root = await openForm(api);
    await shows(root, /You can send anyway/);
    fails = false;
    const field = await box(root);
    field.click();
    await waitFor(() => options(root).length === 3, 'the list');
    fill(root);
    press(root, 'Send');
    await shows(root, 'Choose the service that it is about.');
    await waitFor(() => focused() === field && field.ariaInvalid === 'true', 'the focus there');
    expect(posts()).to.have.length(0);
  });

  it('and of which the server needs one are asked for at that field', async () => {
    serveTriage(api, {
      config: required,
      first: call => {
        if (call === 'GET /services') return problem(503);
        const errors = [{ field: 'service', detail: 'Say which service.' }];
        return call === 'POST /requests' ? problem(422, { errors }) : undefined;
      },
    });
    const root = await openForm(api);
    await shows(root, /You can send anyway/);
    fill(root);
    press(root, 'Send');
    const field = await box(root);
    await waitFor(() => focused() === field && field.ariaInvalid === 'true', 'the focus there');
    await pressKey('ArrowDown');
    await findByRole(root, 'button', { name: 'Try again' });
  });

  it('that are gone at Send are said where they were chosen', async () => {
    serveTriage(api, {
      config: required,
      first: call =>
        call === 'POST /requests'
          ? problem(422, { errors: [{ field: 'service', detail: 'web-07 was cancelled.' }] })
          : undefined,
    });
    const root = await openForm(api);
    const field = await box(root);
    field.click();
    (await findByRole(root, 'option', { name: /^web-07/ })).click();
    fill(root);
    press(root, 'Send');
    await shows(root, 'web-07 was cancelled.');
    await waitFor(() => focused() === field && field.ariaInvalid === 'true', 'the focus there');
    expect(nameOf(field)).to.match(/^Service/);
    await findByRole(root, 'button', { name: 'Remove web-07' });
  });
});

describe('the service of the page', () => {
  for (const value of ['srv-8', 'db-primary']) {
    it(`is chosen from the context item "service": ${value}; that alone is no draft`, async () => {
      serveTriage(api, { config: optional });
      const root = await openForm(api, {
        settings: { context: [{ id: 'service', label: 'Server', value }] },
      });
      await findByRole(root, 'button', { name: 'Remove db-primary' });
      // That is where it is shown.
      expect(queryAllByRole(root, 'button', { name: 'Remove Server' })).to.have.length(0);
      expect(queryAllByText(root, /^Draft saved/)).to.have.length(0);
      fill(root);
      press(root, 'Send');
      await sent(root);
      expect((await bodies(posts()))[0]?.service).to.equal('srv-8');
    });
  }

  for (const status of [500, 503])
    it(`is looked up again by itself after a call that failed with ${status}`, async () => {
      let [isDown, failures] = [true, 0];
      serveTriage(api, {
        config: optional,
        first: call => {
          if (!isDown || call !== 'GET /services') return undefined;
          failures++;
          return problem(status);
        },
      });
      const root = await openForm(api, {
        settings: { context: [{ id: 'service', label: 'Server', value: 'srv-8' }] },
      });
      await waitFor(() => failures > 0, 'a call that fails');
      await findByRole(root, 'button', { name: 'Remove Server' });
      isDown = false;
      await findByRole(root, 'button', { name: 'Remove db-primary' });
      expect(queryAllByRole(root, 'button', { name: 'Remove Server' })).to.have.length(0);
    });

  it('does not come back once it was removed', async () => {
    serveTriage(api, { config: optional });
    const context = [{ id: 'service', label: 'Server', value: 'srv-8' }];
    const root = await openForm(api, { settings: { context } });
    (await findByRole(root, 'button', { name: 'Remove db-primary' })).click();
    await waitFor(
      () => queryAllByRole(root, 'button', { name: 'Remove db-primary' }).length === 0,
      'no choice',
    );
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]).not.to.have.property('service');
  });

  it('is an item of the page again once another one is chosen', async () => {
    serveTriage(api, { config: optional });
    const context = [{ id: 'service', label: 'Server', value: 'srv-8' }];
    const root = await openForm(api, { settings: { context } });
    await findByRole(root, 'button', { name: 'Remove db-primary' });
    (await box(root)).click();
    (await findByRole(root, 'option', { name: /^web-07/ })).click();
    await findByRole(root, 'button', { name: 'Remove Server' });
  });

  it('stays away where another one was chosen and taken back', async () => {
    serveTriage(api, { config: optional });
    const context = [{ id: 'service', label: 'Server', value: 'srv-8' }];
    const root = await openForm(api, { settings: { context } });
    await findByRole(root, 'button', { name: 'Remove db-primary' });
    const field = await box(root);
    field.click();
    (await findByRole(root, 'option', { name: /^web-07/ })).click();
    (await findByRole(root, 'button', { name: 'Remove web-07' })).click();
    await waitFor(() => field.value === '', 'no choice');
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]).not.to.have.property('service');
  });

  it('that the backend does not know is not chosen', async () => {
    serveTriage(api, { config: optional });
    const root = await openDesk(api, {
      settings: { context: [{ id: 'service', label: 'Server', value: 'other' }] },
    });
    await root.newRequest();
    const field = await box(root);
    await waitFor(() => searches().length === 2, 'two searches');
    expect(field.value).to.equal('');
    await findByRole(root, 'button', { name: 'Remove Server' });
  });
});
