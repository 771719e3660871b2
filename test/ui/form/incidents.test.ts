/** What is known to be wrong, above the fields of a new request: to follow it instead of asking, or to ask anyway. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { bodies, descriptionOf, enter, fill, pressNew, sent, summaryOf } from '../../support/form-fixture.ts';
import { click, focused } from '../../support/input.ts';
import { json } from '../../support/mock-api.ts';
import { findByRole, findByText, getByRole, queryByRole, textOf } from '../../support/queries.ts';
import { TeamServer, wireIncident } from '../../support/team-server.ts';
import { heard, mountDesk } from '../../support/thread-page.ts';
import { threadApi, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
let server: TeamServer;
beforeEach(() => {
  server = new TeamServer(api, { incidents: true });
  server.on('POST /requests', () => json(wireRequest({ key: 'CS-2' }), { status: 201 }));
});

async function open(...incidents: object[]): Promise<SupportRequests> {
  server.incidents = incidents as typeof server.incidents;
  const root = await mountDesk(api);
  await pressNew(root);
  return root;
}

const banner = (root: Element) => findByRole(root, 'region', { name: 'Known incidents' });
const ask = (root: Element) => findByRole(root, 'button', { name: 'Ask anyway' });
const choose = (root: SupportRequests, service: string) => {
  const { newRequest } = root.desk!;
  newRequest.type('more', { ...newRequest.snapshot.text.more, service });
};

describe('incidents above the form', () => {
  it('are named in the request that is sent in spite of them, and quiet from then on', async () => {
    const root = await open(wireIncident('i1'));
    await click(await ask(root));
    await findByText(await banner(root), 'Your request will refer to it.');
    await heard(root, 'Your request will refer to it.');
    expect(queryByRole(root, 'button', { name: 'Ask anyway' }) === null).to.equal(true);
    expect(focused()?.id).to.equal('summary');
    fill(root);
    getByRole(root, 'button', { name: 'Send' }).click();
    await sent(root);
    expect((await bodies(api.callsTo('POST /requests')))[0]).to.deep.include({ incidentId: 'i1' });
  });

  for (const lang of ['en', 'de', 'es', 'ru', 'ar'])
    it(`have no button that stands alone in a line because it was one too many, in ${lang}`, async () => {
      server.incidents = [
        wireIncident('i1', { body: 'A switch.' }),
        wireIncident('i2'),
      ] as typeof server.incidents;
      const root = await mountDesk(api, { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
      for (const width of [280, 328, 360, 414]) {
        root.style.width = `${width}px`;
        root.desk!.show({ name: 'new' });
        const more = await waitFor(
          () =>
            root.renderRoot
              .querySelector('support-request-form')
              ?.shadowRoot?.querySelector<HTMLElement>('[aria-controls="other-incidents"]'),
          'the button for the others',
        );
        const tops = [...more.closest('.incident')!.querySelectorAll('[part="incident-button"]')].map(
          button => Math.round(button.getBoundingClientRect().top),
        );
        expect(tops.length).to.equal(4);
        expect(tops.filter(top => top === tops.at(-1)).length, `${width}: ${tops.join()}`).to.be.greaterThan(
          1,
        );
      }
    });

  it('are followed instead, and the draft stays', async () => {
    server.follows('i1');
    const root = await open(wireIncident('i1'));
    fill(root);
    await click(getByRole(await banner(root), 'button', { name: 'Follow' }));
    await findByText(root, 'We will tell you when there is news. Your draft stays here.');
    expect(summaryOf(root).value).to.equal('No network');
    expect(descriptionOf(root).value).to.equal('Since the update.');
    expect(server.followed).to.deep.equal([['i1', true]]);
  });

  it('begin with that of the chosen service, however bad the others are', async () => {
    const root = await open(
      wireIncident('i1', { serviceIds: ['db-1'] }),
      wireIncident('i2', { title: 'Slow DNS', kind: 'degraded', serviceIds: ['dns'] }),
    );
    expect(textOf(await banner(root))).to.match(/^We know about this: Outage/);
    choose(root, 'dns');
    await waitFor(
      async () => textOf(await banner(root)).startsWith('We know about this: Slow DNS'),
      'the other one',
    );
  });

  it('offer no "Ask anyway" for what is only planned, or over', async () => {
    const root = await open(
      wireIncident('i1', { state: 'scheduled' }),
      wireIncident('i2', { state: 'resolved' }),
    );
    await click(await findByRole(await banner(root), 'button', { name: 'and 1 more' }));
    expect(queryByRole(root, 'button', { name: 'Ask anyway' }) === null).to.equal(true);
  });

  it('do not move the field in which the customer writes when one comes', async () => {
    const root = await open();
    await waitFor(() => root.desk?.incidents, 'somebody to listen');
    enter(descriptionOf(root), 'Since 03:10');
    const { top } = descriptionOf(root).getBoundingClientRect();
    server.incidents = [wireIncident('i1')];
    root.desk!.incidents!.onServerChange();
    await banner(root);
    await waitFor(
      () => Math.abs(descriptionOf(root).getBoundingClientRect().top - top) < 1,
      'the field where it was',
    );
    expect(descriptionOf(root).value).to.equal('Since 03:10');
  });

  it('are accessible in both themes and in Arabic, also where the chosen service is affected', async () => {
    const root = await open(wireIncident('i1'));
    choose(root, 'web-07');
    for (const [theme, lang, name] of [
      ['light', 'en', 'Known incidents'],
      ['dark', 'en', 'Known incidents'],
      ['light', 'ar', 'أعطال معروفة'],
    ] as const) {
      Object.assign(root, { theme, lang });
      await expectAccessible(await findByRole(root, 'region', { name }));
    }
  });
});
