/** The head of a thread of a backend of contract 1.1: type, service, severity, expected reply, links, phone. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../../support/axe.ts';
import { click } from '../../../support/input.ts';
import { sticksOut } from '../../../support/layout.ts';
import { deferred, json, problem } from '../../../support/mock-api.ts';
import { findByRole, findByText, queryByRole, queryByText, textOf } from '../../../support/queries.ts';
import { services, teamConfig } from '../../../support/team-fixture.ts';
import { entries, heard, mountDesk, mountThread } from '../../../support/thread-page.ts';
import {
  threadApi,
  ThreadServer,
  wireComment,
  wireRequest,
  type Wire,
} from '../../../support/thread-server.ts';
import { waitFor } from '../../../support/wait.ts';

const api = threadApi();
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const phone = { number: '+31 20 555 0100', label: 'Support line', pin: '4711' };
const hours = { text: 'Mon–Fri 8:00–20:00', open: true };

describe('the head of a thread with type, service and severity', () => {
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.config = teamConfig;
  });
  const show = async (more: Wire = {}) => {
    server.requests = [
      wireRequest({
        type: { id: 'down', label: 'Something is down' },
        service: services[0],
        severity: { value: 'high', label: 'High' },
        ...more,
      }),
      wireRequest({ key: 'CS-2', summary: 'The other one' }),
    ];
    const thread = await mountThread(api);
    await entries(thread, 1 + (server.comments['CS-1']?.length ?? 0));
    return thread;
  };
  const says = (thread: Element, text: string | RegExp) => findByText(thread, text);
  const severity = (thread: Element) =>
    findByRole(thread, 'combobox', { name: 'Severity' }) as Promise<HTMLSelectElement>;
  const pick = async (thread: Element, value: string) => {
    const select = await severity(thread);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('says them, the service with its address and its state as a word', async () => {
    const thread = await show();
    await waitFor(
      () =>
        /Type: Something is down.*Service: web-07 192\.0\.2\.7 Degraded.*Severity: High/.test(textOf(thread)),
      () => textOf(thread),
    );
    await expectAccessible(thread);
  });

  it('says the fields of its type by their labels, and what was chosen in them', async () => {
    const options = [
      { value: 'web', label: 'Web sites' },
      { value: 'mail', label: 'Mail boxes' },
    ];
    const since = {
      id: 'since',
      label: 'Since when',
      type: 'select',
      options: [{ value: 'now', label: 'Just now' }],
    };
    const affected = { id: 'affected', label: 'What is affected', type: 'multiselect', options };
    const restart = { id: 'restart', label: 'May be restarted', type: 'checkbox' };
    server.config = {
      ...teamConfig,
      fields: [{ id: 'since', label: 'Of another form', type: 'text' }],
      types: [{ id: 'down', label: 'Something is down', fields: [since, affected, restart] }],
    };
    const thread = await show({
      fields: { affected: 'web\nmail', since: 'now', restart: 'false', gone: 'x' },
    });
    const list = () => thread.shadowRoot!.querySelector('[part="thread-fields"]');
    const shown = () => (list() ? textOf(list()!) : 'No fields.');
    await waitFor(
      () =>
        /^Since when: Just now ?What is affected: Web sites and Mail boxes ?May be restarted: No ?gone: x$/.test(
          shown(),
        ),
      shown,
    );
  });

  it('says a state of the backend’s own as it is', async () => {
    const thread = await show({ service: { id: 's', label: 'web-07', state: 'melting' } });
    await says(thread, 'melting');
  });

  it('can’t change the severity where the request does not allow it', async () => {
    const thread = await show({ actions: ['reply'] });
    await says(thread, 'High');
    expect(queryByRole(thread, 'combobox', { name: 'Severity' }) === null).to.equal(true);
  });

  it('changes the severity after a press, and shows what the server says then', async () => {
    server.on('PATCH /requests/CS-1', () => {
      server.requests = [{ ...server.requests[0], severity: { value: 'low', label: 'Low' } }];
      return json(server.requests[0]);
    });
    const thread = await show({ actions: ['severity'] });
    await pick(thread, 'critical');
    expect(api.callsTo('PATCH')).to.have.length(0);
    await says(thread, 'Production is down.');
    await click(await findByRole(thread, 'button', { name: 'Change' }));
    await heard(thread, 'The severity is now: Low.');
    expect((await severity(thread)).value).to.equal('low');
    expect(await api.callsTo('PATCH /requests/CS-1')[0]!.request.clone().json()).to.deep.equal({
      severity: 'critical',
    });
    await expectAccessible(thread);
  });

  it('says why the severity was not changed, and tries again', async () => {
    server.on('PATCH /requests/CS-1', () => problem(500));
    const thread = await show({ actions: ['severity'] });
    await pick(thread, 'critical');
    await click(await findByRole(thread, 'button', { name: 'Change' }));
    await says(thread, 'The severity was not changed.');
    expect((await severity(thread)).value).to.equal('critical');
    server.off('PATCH /requests/CS-1');
    server.on('PATCH /requests/CS-1', () => {
      server.requests = [{ ...server.requests[0], severity: { value: 'critical', label: 'Critical' } }];
      return json(server.requests[0]);
    });
    await click(await findByRole(thread, 'button', { name: 'Try again' }));
    await heard(thread, 'The severity is now: Critical.');
    expect(queryByText(thread, 'The severity was not changed.') === null).to.equal(true);
  });

  it('sends one change, however often it is pressed', async () => {
    const later = deferred();
    server.on('PATCH /requests/CS-1', () => later.promise);
    const thread = await show({ actions: ['severity'] });
    await pick(thread, 'critical');
    const button = await findByRole(thread, 'button', { name: 'Change' });
    button.click();
    button.click();
    await waitFor(() => api.callsTo('PATCH /requests/CS-1').length > 0);
    expect(api.callsTo('PATCH /requests/CS-1')).to.have.length(1);
    later.resolve(json(server.requests[0]));
    await waitFor(async () => !(await severity(thread)).disabled, 'the answer');
  });

  it('offers the severities of its type', async () => {
    server.config = {
      ...teamConfig,
      types: [{ id: 'down', label: 'Down', severities: ['high', 'critical'] }],
    };
    const thread = await show({ actions: ['severity'] });
    const { options } = await severity(thread);
    expect([...options].map(({ value }) => value)).to.deep.equal(['high', 'critical']);
  });

  describe('says when an answer is expected', () => {
    const expected = /Support usually answers by/;

    it('while there is none', async () => {
      await says(await show({ expectedReplyAt: inAnHour() }), expected);
    });

    const others: [string, Wire, Wire[]][] = [
      ['not once support has answered', { expectedReplyAt: inAnHour() }, [wireComment('a')]],
      ['not of a closed request', { expectedReplyAt: inAnHour(), status: 'closed' }, []],
      ['not once the time is over', { expectedReplyAt: '2026-03-02T10:00:00Z' }, []],
      ['not where the customer has to reply', { expectedReplyAt: inAnHour(), awaiting: 'requester' }, []],
    ];
    for (const [name, more, comments] of others) {
      it(name, async () => {
        server.comments = { 'CS-1': comments };
        const thread = await show(more);
        await says(thread, 'web-07');
        expect(queryByText(thread, expected) === null).to.equal(true);
      });
    }
  });

  it('says at the end where support can be called, and when it is there', async () => {
    server.config = { ...teamConfig, phone, hours };
    const thread = await show();
    const link = await findByRole(thread, 'link', { name: '+31 20 555 0100' });
    expect(link.getAttribute('href')).to.equal('tel:+31205550100');
    const text = textOf(thread);
    expect(text).to.contain('Your PIN: 4711').and.contain('Mon–Fri 8:00–20:00').and.contain('Open now');
    expect(text.indexOf('Your PIN')).to.be.above(text.indexOf('Write a comment'));
  });

  it('has the phone above everything for the highest severity, once', async () => {
    server.config = { ...teamConfig, phone, hours };
    const thread = await show({ severity: { value: 'critical', label: 'Critical' } });
    await says(thread, 'Call us as well. That is fastest.');
    const text = textOf(thread);
    expect(text.indexOf('Your PIN')).to.be.below(text.indexOf('After the update it stops'));
    expect(text.split('Your PIN')).to.have.length(2);
    await expectAccessible(thread);
  });

  it('says nothing of an hour that is over', async () => {
    server.config = { ...teamConfig, hours: { ...hours, until: '2020-01-01T00:00:00Z' } };
    const thread = await show();
    await says(thread, 'Mon–Fri 8:00–20:00');
    expect(queryByText(thread, /Open now|Open until/) === null).to.equal(true);
  });

  describe('the clock of the opening hours', () => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // One of the two has another time than the customer, wherever that is.
    const there = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].find(
      timeZone => new Date().toLocaleString('en', { timeZone }) !== new Date().toLocaleString('en'),
    );
    const zone = (timeZone: string | undefined) =>
      new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'long' })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName')!.value;
    const hoursOf = (timeZone: unknown) => ({ ...hours, until: inAnHour(), timeZone });
    const line = async (timeZone: unknown) => {
      server.config = { ...teamConfig, hours: hoursOf(timeZone) };
      const thread = await show();
      return textOf((await says(thread, /Open until/)).parentElement!);
    };

    it('is named for the text and for the customer’s own time where the two differ', async () => {
      expect(await line(there)).to.match(
        RegExp(`^Mon–Fri 8:00–20:00 \\(${zone(there)}\\).*Open until .+ \\(.+\\)$`),
      );
    });

    it('is not named where it is the customer’s', async () => {
      expect(await line(here)).to.match(/^Mon–Fri 8:00–20:00\W+Open until [^()]+$/);
    });

    for (const timeZone of [undefined, 'Mars/Olympus', 7])
      it(`is named for the customer’s own time alone where the other is ${timeZone}`, async () => {
        expect(await line(timeZone)).to.match(/^Mon–Fri 8:00–20:00\W+Open until .+ \(.+\)$/);
      });
  });

  it('leads to the request into which it was merged, and to others', async () => {
    server.requests = [];
    const links = [
      { rel: 'follow-up-of', key: 'CS-3', summary: 'Before' },
      { rel: 'odd', key: 'CS-4' },
    ];
    const requests = [
      wireRequest({ mergedInto: 'CS-2', links, actions: [] }),
      wireRequest({ key: 'CS-2', summary: 'The other one' }),
    ];
    server.requests = requests;
    const root = await mountDesk(api, { request: 'CS-1' });
    await findByRole(root, 'button', { name: 'Follow-up of CS-3 · Before' });
    await findByRole(root, 'button', { name: 'Related: CS-4' });
    await expectAccessible(root);
    await click(await findByRole(root, 'button', { name: 'This request was merged into CS-2' }));
    await findByRole(root, 'heading', { name: 'The other one' });
    expect(root.request).to.equal('CS-2');
  });

  it('links with the page’s own addresses where it gives some', async () => {
    server.requests = [wireRequest({ mergedInto: 'CS-2' })];
    const root = await mountDesk(api, { request: 'CS-1', linkFor: key => `/support/${key}` });
    const link = await findByRole(root, 'link', { name: 'This request was merged into CS-2' });
    expect(link.getAttribute('href')).to.equal('/support/CS-2');
  });

  it('stays within a phone, in Arabic', async () => {
    server.config = { ...teamConfig, phone, hours };
    server.requests = [
      wireRequest({
        type: { id: 'down', label: 'Something is down' },
        service: { ...services[0], label: 'mail-eu.customer-platform.example' },
        severity: { value: 'critical', label: 'Critical' },
        mergedInto: 'CS-2',
        actions: ['severity'],
      }),
    ];
    const thread = await mountThread(api, { lang: 'ar' });
    thread.parentElement!.style.inlineSize = '280px';
    thread.parentElement!.dir = 'rtl';
    await findByRole(thread, 'link', { name: '+31 20 555 0100' });
    await waitFor(
      () => sticksOut(thread).length === 0,
      () => sticksOut(thread).join('; '),
    );
    await expectAccessible(thread);
  });

  it('looks as ever for values of the wrong type', async () => {
    server.config = { contract: '1.1', types: 1, severities: 'x', hours: [], phone: 7, features: [] };
    server.comments = {
      'CS-1': [
        wireComment('a', {
          channel: 7,
          editedAt: 'soon',
          retractable: 'yes',
          attachments: [{ id: 'f', state: 3 }],
        }),
      ],
    };
    const thread = await show({
      type: 'down',
      service: [],
      severity: 3,
      mergedInto: {},
      links: 'CS-2',
      expectedReplyAt: 'soon',
      author: {
        name: 'Ada Byron',
        role: 'requester',
        me: true,
        avatarUrl: 'https://elsewhere.example/a.png',
      },
    });
    await findByRole(thread, 'link', { name: /^Download f/ });
    expect(textOf(thread)).not.to.match(/Type:|Service:|Severity:|merged|usually|edited/);
    expect(queryByRole(thread, 'button', { name: 'Take back' }) === null).to.equal(true);
    expect(thread.shadowRoot!.querySelector('[part="avatar"] img') === null).to.equal(true);
  });
});
