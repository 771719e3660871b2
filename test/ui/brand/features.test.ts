/** What a brand switches off of contract 1.1 is neither shown nor asked for. */
import { expect } from '@open-wc/testing';
import type { Brand, SupportRequests } from '../../../src/index.ts';
import { findRows, mount, wirePage } from '../../support/list-fixture.ts';
import { typeInto } from '../../support/input.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByLabel, findByRole, textOf } from '../../support/queries.ts';
import { services, teamAnswers, teamConfig, teamRequest } from '../../support/team-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const moment = new Date(Date.now() - 60_000).toISOString();
const incident = {
  id: 'i-1',
  title: 'Outage in AMS1',
  kind: 'outage',
  state: 'active',
  startedAt: moment,
  updatedAt: moment,
};
const features = { services: true, people: true, incidents: true, articles: true };
type Name = keyof typeof features;
const answers: Record<Name, object> = {
  services: wirePage(services),
  people: { items: [{ id: 'p-2', name: 'Grace' }] },
  incidents: { items: [incident] },
  articles: { items: [{ id: 'a-1', title: 'Restart a disk', body: 'Press it.' }] },
};
const names = Object.keys(features) as Name[];

/** What the list shows of each, and then the form. */
const inList: Partial<Record<Name, (root: Element) => Promise<unknown>>> = {
  services: root => findByRole(root, 'combobox', { name: 'Service' }),
  people: root => findByRole(root, 'combobox', { name: 'Whose requests' }),
  incidents: root => findByRole(root, 'region', { name: 'Known incidents' }),
};
const inForm: Record<Name, (root: Element) => Promise<unknown>> = {
  services: root => findByRole(root, 'combobox', { name: /^Service/ }),
  people: root => findByRole(root, 'button', { name: 'Share with …' }),
  incidents: root => findByRole(root, 'region', { name: 'Known incidents' }),
  articles: root => waitFor(() => textOf(root).includes('Restart a disk'), 'the article'),
};
const words: Record<Name, RegExp> = {
  services: /All services|Choose a service/,
  people: /Whose requests|Share with|Who can see/,
  incidents: /Outage in AMS1/,
  articles: /Restart a disk|appear here|may help/,
};

describe('a brand on a backend of contract 1.1', () => {
  const api = mockApi();

  /** The list, then the form with a summary: each with all that the brand leaves of it. */
  async function walk(brand: Brand, on: readonly Name[]) {
    const config = { ...teamConfig, types: undefined, features };
    api.serve(
      teamAnswers([teamRequest(1), teamRequest(2)], config, request => {
        const name = names.find(one => new URL(request.url).pathname.endsWith(`/${one}`));
        return name && json(answers[name]);
      }),
    );
    const root: SupportRequests = await mount('support-requests', { apiBase: api.base, brand });
    await findRows(root);
    for (const name of on) await inList[name]?.(root);
    const list = textOf(root);
    void root.newRequest();
    await typeInto(await findByLabel(root, 'Summary'), 'restart the disk');
    for (const name of on) await inForm[name](root);
    return { list, form: textOf(root) };
  }

  for (const off of names)
    it(`has all but ${off}, where these are off`, async () => {
      const on = names.filter(name => name !== off);
      const { list, form } = await walk({ features: { [off]: false } }, on);
      expect(api.callsTo(`GET /${off}`).length, 'calls').to.equal(0);
      expect(list).not.to.match(words[off]);
      expect(form).not.to.match(words[off]);
    });

  it('has all of it where nothing is off', async () => {
    const { list, form } = await walk({ name: 'Acme' }, names);
    for (const name of names) {
      // People are asked for only where somebody is searched.
      if (name !== 'people') expect(api.callsTo(`GET /${name}`).length, name).to.be.above(0);
      expect(list + form).to.match(words[name]);
    }
  });
});
