/** What is known to be wrong, above the list. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press as pressKey } from '../../support/input.ts';
import { findRow } from '../../support/list-fixture.ts';
import { json, problem } from '../../support/mock-api.ts';
import {
  findByRole,
  findByText,
  getByRole,
  queryAllByRole,
  queryByRole,
  textOf,
} from '../../support/queries.ts';
import { inMinutes, TeamServer, wireIncident } from '../../support/team-server.ts';
import { eventsOf, heard, listen, mountDesk } from '../../support/thread-page.ts';
import { threadApi, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
let server: TeamServer;
beforeEach(() => {
  server = new TeamServer(api, { incidents: true });
});

const banner = (root: Element) => findByRole(root, 'region', { name: 'Known incidents' });
const shown = (root: Element) => queryByRole(root, 'region', { name: 'Known incidents' });
const clock = (minutes: number) =>
  new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(Date.now() + minutes * 60_000);

async function show(...incidents: object[]): Promise<SupportRequests> {
  server.incidents = incidents as typeof server.incidents;
  const root = await mountDesk(api);
  await findRow(root, 'CS-1');
  return root;
}

/** The list's answer came, whatever it was. */
const answered = () => waitFor(() => api.callsTo('GET /incidents').length > 0, 'a call for incidents');

describe('incidents above the list', () => {
  it('are not asked for where the backend tells of none', async () => {
    server.config = { features: {} };
    const root = await show(wireIncident('i1'));
    await findByRole(root, 'searchbox').catch(() => {});
    await findByRole(root, 'combobox', { name: 'Sort by' });
    expect(api.callsTo('GET /incidents')).to.have.length(0);
    expect(shown(root) === null).to.equal(true);
  });

  it('take no room where there are none', async () => {
    const root = await show();
    await answered();
    const list = root.shadowRoot!.querySelector<HTMLElement>('#list')!;
    const tools = list.shadowRoot!.querySelector('[part="tools"]')!;
    await waitFor(
      () => tools.getBoundingClientRect().top === list.getBoundingClientRect().top,
      'the list to begin at its top',
    );
    expect(shown(root) === null).to.equal(true);
  });

  it('say what is known, since when, and when there is more to know', async () => {
    const root = await show(wireIncident('i1', { nextUpdateAt: inMinutes(20) }));
    const text = textOf(await banner(root));
    expect(text).to.match(/^We know about this: Outage in AMS1, since .+\. Next update by .+\./);
    expect(text.replace(/\s+/g, ' ')).to.include(clock(20).replace(/\s+/g, ' '));
  });

  it('say when they are expected to end where the next word is not promised', async () => {
    const root = await show(wireIncident('i1', { endsAt: inMinutes(20) }));
    expect(textOf(await banner(root))).to.match(/Expected to end by /);
  });

  it('say from when to when something is planned', async () => {
    const root = await show(
      wireIncident('m', {
        title: 'Maintenance in AMS1.',
        kind: 'maintenance',
        state: 'scheduled',
        startedAt: '2031-03-02T02:00:00',
        endsAt: '2031-03-02T04:00:00',
      }),
    );
    expect(textOf(await banner(root))).to.match(/^Planned: Maintenance in AMS1, .*2.*2031.*2:00.*4:00/);
  });

  it('say for an hour that they are over', async () => {
    const over = { state: 'resolved', startedAt: inMinutes(-180) };
    const root = await show(
      wireIncident('old', { ...over, title: 'Long over', endsAt: inMinutes(-61) }),
      wireIncident('new', { ...over, endsAt: inMinutes(-30) }),
    );
    const region = await banner(root);
    expect(textOf(region)).to.match(/^Resolved .+: Outage in AMS1/);
    expect(textOf(region)).not.to.include('Long over');
    expect(queryByRole(region, 'button', { name: 'Follow' }) === null).to.equal(true);
  });

  it('are the worst first, and the others on demand', async () => {
    const root = await show(
      wireIncident('m', {
        title: 'Planned work',
        kind: 'maintenance',
        state: 'scheduled',
        startedAt: inMinutes(600),
      }),
      wireIncident('slow', { title: 'Slow DNS', kind: 'degraded' }),
      wireIncident('down'),
    );
    const region = await banner(root);
    expect(textOf(region)).to.include('Outage in AMS1').and.not.include('Slow DNS');
    const more = getByRole(region, 'button', { name: 'and 2 more' });
    expect(more.ariaExpanded).to.equal('false');
    await click(more);
    await waitFor(() => queryAllByRole(region, 'listitem').length === 2, 'the others');
    expect(queryAllByRole(region, 'listitem').map(item => textOf(item).slice(0, 30))).to.deep.equal([
      'We know about this: Slow DNS, ',
      'Planned: Planned work, from ' + textOf(queryAllByRole(region, 'listitem')[1]!).slice(28, 30),
    ]);
    expect(more.ariaExpanded).to.equal('true');
  });

  it('are counted where there are 40, with markup in their titles as text', async () => {
    const title = '<img src=x onerror="alert(1)">\n<b>Down</b>';
    const root = await show(
      ...Array.from({ length: 40 }, (_, index) => wireIncident(`i${index}`, { title })),
    );
    const region = await banner(root);
    expect(textOf(region))
      .to.include('<img src=x onerror="alert(1)"> <b>Down</b>')
      .and.include('and 39 more');
    const { shadowRoot } =
      region.getRootNode() instanceof ShadowRoot ? (region.getRootNode() as ShadowRoot).host : root;
    expect(shadowRoot!.querySelectorAll('.incidents img, .incidents b')).to.have.length(0);
  });

  it('are left out without a title, and where they end before they start', async () => {
    const root = await show(
      wireIncident('none', { title: '  ' }),
      wireIncident('number', { title: 7 }),
      wireIncident('back', { title: 'Back in time', startedAt: inMinutes(10), endsAt: inMinutes(-10) }),
      wireIncident('good'),
    );
    const text = textOf(await banner(root));
    expect(text).to.include('Outage in AMS1').and.not.include('more').and.not.include('Back in time');
  });

  it('show their details as text or through the sanitiser, and a page about them in a new tab', async () => {
    const root = await show(
      wireIncident('i1', {
        body: '**Core switch** failed. <script>alert(1)</script>',
        format: 'markdown',
        url: 'https://status.example/i1',
      }),
    );
    const region = await banner(root);
    const details = getByRole(region, 'button', { name: 'Details' });
    await click(details);
    await waitFor(() => region.querySelector('strong')?.textContent === 'Core switch', 'the details');
    expect(region.querySelector('script')).to.equal(null);
    const link = getByRole(region, 'link', { name: /^Read more/ }) as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).to.deep.equal([
      'https://status.example/i1',
      '_blank',
      'noopener noreferrer',
    ]);
    await click(details);
    await waitFor(() => queryByRole(region, 'link') === null, 'the details to close');
  });

  it('are followed by a press, and no longer by another, which the page is told', async () => {
    server.follows('i1');
    const root = await show(wireIncident('i1'));
    const followed = eventsOf(root, 'support-incident-followed');
    const region = await banner(root);
    const follow = () => getByRole(region, 'button', { name: 'Follow' });
    expect(follow().ariaPressed).to.equal('false');
    await click(follow());
    await heard(root, 'We will tell you when there is news.');
    expect(follow().ariaPressed).to.equal('true');
    await findByText(region, 'We will tell you when there is news.');
    await click(follow());
    await waitFor(() => follow().ariaPressed === 'false', 'it not to be followed');
    expect(server.followed).to.deep.equal([
      ['i1', true],
      ['i1', false],
    ]);
    expect(
      followed.map(({ incident, following }) => [incident.id, incident.following, following]),
    ).to.deep.equal([
      ['i1', true, true],
      ['i1', false, false],
    ]);
  });

  it('say why they can’t be followed, and the page is told nothing of it but that', async () => {
    server.on('PUT /incidents/i1/following', () => problem(403));
    const root = await show(wireIncident('i1'));
    const followed = eventsOf(root, 'support-incident-followed');
    const errors = eventsOf(root, 'support-error');
    const region = await banner(root);
    await click(getByRole(region, 'button', { name: 'Follow' }));
    expect(textOf(await findByRole(region, 'alert'))).to.match(
      /^We could not note that\. You are not allowed/,
    );
    expect(getByRole(region, 'button', { name: 'Follow' }).ariaPressed).to.equal('false');
    expect(followed).to.deep.equal([]);
    expect(errors.map(({ operation }) => operation)).to.deep.equal(['followIncident']);
  });

  it('are announced once each', async () => {
    const root = await mountDesk(api);
    const said = listen(root);
    server.incidents = [wireIncident('i1')];
    await findRow(root, 'CS-1');
    await heard(root, /^We know about this: Outage in AMS1/);
    root.requestUpdate();
    root.desk!.incidents!.onServerChange();
    await waitFor(() => api.callsTo('GET /incidents').length > 1, 'another call');
    server.incidents = [...server.incidents, wireIncident('i2', { title: 'Outage in FRA2' })];
    root.desk!.incidents!.onServerChange();
    await heard(root, /^We know about this: Outage in FRA2/);
    expect(said.filter(text => text.includes('AMS1'))).to.have.length(1);
  });

  it('stay without a word where they can’t be loaded', async () => {
    server.on('GET /incidents', () => problem(500));
    const root = await show(wireIncident('i1'));
    const errors = eventsOf(root, 'support-error');
    await answered();
    await root.updateComplete;
    expect(shown(root) === null).to.equal(true);
    expect(queryByRole(root, 'alert') === null).to.equal(true);
    expect(errors).to.deep.equal([]);
  });

  it('ignore what is of the wrong type', async () => {
    server.on('GET /incidents', () =>
      json({
        items: [
          null,
          7,
          {
            id: 'x',
            title: 'Odd',
            kind: 3,
            state: {},
            startedAt: 'soon',
            serviceIds: 'all',
            following: 'yes',
            body: [],
            url: 'javascript:alert(1)',
          },
        ],
      }),
    );
    const root = await show();
    const region = await banner(root);
    expect(textOf(region)).to.equal('We know about this: Odd. Follow');
  });

  it('move nothing of what is read further down', async () => {
    server.requests = Array.from({ length: 20 }, (_, index) => wireRequest({ key: `CS-${index + 1}` }));
    const root = await show();
    await answered();
    const row = await findRow(root, 'CS-12');
    // As in browsers that do not anchor what is scrolled.
    document.documentElement.style.overflowAnchor = document.body.style.overflowAnchor = 'none';
    row.scrollIntoView({ block: 'start', behavior: 'instant' });
    const { top } = row.getBoundingClientRect();
    server.incidents = [wireIncident('i1')];
    root.desk!.incidents!.onServerChange();
    await banner(root);
    await waitFor(() => Math.abs(row.getBoundingClientRect().top - top) < 1, 'the row to be where it was');
    document.documentElement.style.overflowAnchor = document.body.style.overflowAnchor = '';
    scrollTo(0, 0);
  });

  it('have their room from the start in the next visit', async () => {
    let root = await show(wireIncident('i1'));
    await banner(root);
    const { user } = root;
    const top = (of: Element) => of.getBoundingClientRect().top - root.getBoundingClientRect().top;
    await root.updateComplete;
    const before = top(await findRow(root, 'CS-1'));
    fixtureCleanup();
    server = new TeamServer(api, { incidents: true });
    let release = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    server.on('GET /incidents', () => held.then(() => json({ items: [wireIncident('i1')] })));
    root = await mountDesk(api, { user, fetch: api.fetch });
    const row = await findRow(root, 'CS-1');
    await waitFor(() => Math.abs(top(row) - before) < 1, 'the row where it was');
    release();
    await banner(root);
    expect(top(row)).to.be.closeTo(before, 1);
  });

  it('are gone through by the keyboard, and accessible in both themes and in Arabic', async () => {
    server.follows('i1');
    const root = await show(
      wireIncident('i1', { body: 'Words.' }),
      wireIncident('i2', { state: 'resolved', endsAt: inMinutes(-3) }),
    );
    const region = await banner(root);
    getByRole(region, 'button', { name: 'Follow' }).focus();
    await pressKey('Enter');
    await waitFor(() => server.followed.length === 1, 'the call');
    expect(textOf(focused()!)).to.equal('Follow');
    await pressKey('Tab', 'Enter', 'Tab', 'Enter');
    await waitFor(() => queryAllByRole(region, 'listitem').length === 1, 'the other one');
    for (const [theme, lang] of [
      ['light', 'en'],
      ['dark', 'en'],
      ['light', 'ar'],
    ] as const) {
      Object.assign(root, { theme, lang });
      await findByRole(root, 'region', { name: lang === 'ar' ? 'أعطال معروفة' : 'Known incidents' });
      await expectAccessible(region);
    }
  });
});
