/** Bindings that have no value yet: `null` or `undefined` first, a value later, and `null` again. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import type { SupportElement } from '../../../src/ui/element/support-element.ts';
import { choose, descriptionOf, fill, filesShown, press, sent, shows } from '../../support/form-fixture.ts';
import { fileOf } from '../../support/input.ts';
import {
  answering,
  findRow,
  listCalls,
  mount,
  press as pressFound,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByLabel, findByRole, getByRole, isShown } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();

beforeEach('serve', () => {
  const list = answering(() => json(wirePage([wireRequest(1)])));
  api.serve(request => (request.method === 'POST' ? json(wireRequest(2), { status: 201 }) : list(request)));
});

const desk = (more: object): Promise<SupportRequests> =>
  mount('support-requests', { apiBase: api.base, ...more });
/** As a framework binds it, whatever the type says. */
const bind = (element: object, properties: object): void => void Object.assign(element, properties);

const names = [
  'backend',
  'credentials',
  'status',
  'request',
  'theme',
  'maxAttachmentBytes',
  'brand',
  'csrfMeta',
  'csrfCookie',
  'csrfOrigin',
  'csrfHeader',
  'token',
  'getToken',
  'fetch',
  'context',
  'strings',
  'routing',
] as const satisfies readonly (keyof SupportRequests)[];

describe('A property without a value', () => {
  for (const empty of [null, undefined]) {
    for (const name of names) {
      it(`is as if it was not set: ${name} = ${empty}`, async () => {
        const root = await desk({ [name]: empty });
        await findRow(root, 'CS-1');
        expect(listCalls(api)).to.deep.equal(['open']);
        expect(root.getAttributeNames()).to.deep.equal([]);
        bind(root, { [name]: empty });
        await root.updateComplete;
        await pressFound(root, 'New request');
        await findByLabel(root, /^Summary/);
        fill(root);
        press(root, 'Send');
        expect(await sent(root)).to.equal('CS-2');
      });
    }
  }

  it('is as if none was set, all at once, and in each of the elements', async () => {
    const empty = Object.fromEntries(names.map(name => [name, null]));
    for (const tag of ['support-request-list', 'support-status-filter', 'support-request-form'] as const) {
      const element: SupportElement = await mount(tag, { apiBase: api.base, ...empty });
      await waitFor(() => element.desk?.list.snapshot.phase.is === 'ready' || tag !== 'support-request-list');
      expect(element.getAttributeNames()).to.deep.equal([]);
    }
    const root = await desk(empty);
    await findRow(root, 'CS-1');
  });

  it('texts come and go', async () => {
    const root = await desk({ strings: null });
    await findByRole(root, 'button', { name: 'New request' });
    bind(root, { strings: { 'requests.new': 'Ask us' } });
    await findByRole(root, 'button', { name: 'Ask us' });
    bind(root, { strings: null });
    await findByRole(root, 'button', { name: 'New request' });
    bind(root, { strings: { en: null, 'requests.new': null } });
    await root.updateComplete;
    getByRole(root, 'button', { name: 'New request' });
  });

  it('context comes and goes', async () => {
    const root = await desk({ context: null });
    await pressFound(root, 'New request');
    await findByLabel(root, /^Summary/);
    bind(root, { context: [{ id: 'server', label: 'Server', value: 'web-07' }] });
    await shows(root, 'web-07');
    bind(root, { context: null });
    await waitFor(() => !isShown(root, 'web-07'));
    expect(descriptionOf(root).value).to.equal('');
  });

  it('a token comes without another desk', async () => {
    const root = await desk({ token: null, getToken: null });
    await findRow(root, 'CS-1');
    bind(root, { getToken: () => 'first' });
    await waitFor(() => api.calls.at(-1)?.headers.get('Authorization') === 'Bearer first');
    bind(root, { getToken: null });
    await waitFor(() => !api.calls.at(-1)?.headers.has('Authorization'));
    await findRow(root, 'CS-1');
  });

  it('the limit of a file is the default one', async () => {
    const root = await desk({ maxAttachmentBytes: null });
    await pressFound(root, 'New request');
    await findByLabel(root, /^Summary/);
    choose(root, fileOf('big.bin', 3 * 1024 * 1024 + 1));
    await shows(root, /big\.bin/);
    expect(filesShown(root)).to.deep.equal([]);
  });

  it('a limit that was an attribute is the default one when that is removed', async () => {
    const root = await mount('support-requests', { apiBase: api.base }, { 'max-attachment-bytes': '10' });
    root.removeAttribute('max-attachment-bytes');
    await root.updateComplete;
    expect(root.maxAttachmentBytes).to.equal(3 * 1024 * 1024);
  });

  it('api-base comes later', async () => {
    const root = await desk({ apiBase: null });
    await root.updateComplete;
    bind(root, { apiBase: api.base });
    await findRow(root, 'CS-1');
  });

  it('a prefill may be null, and have fields that are', async () => {
    const root = await desk({});
    await findRow(root, 'CS-1');
    await root.newRequest(null as never);
    await findByRole(root, 'heading', { name: 'New request' });
    await root.newRequest({ summary: null, description: null } as never);
    expect(descriptionOf(root).value).to.equal('');
  });
});
