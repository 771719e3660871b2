import { expect } from '@open-wc/testing';
import { expectAccessible } from '../support/axe.ts';
import { click, fileOf, focused, press as key, type } from '../support/input.ts';
import { deferred, problem } from '../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryByRole } from '../support/queries.ts';
import { waitFor } from '../support/wait.ts';
import {
  bodies,
  button,
  choose,
  descriptionOf,
  deskApi,
  fill,
  openDesk,
  openForm,
  picture,
  press,
  rowOf,
  sent,
  serve,
  shows,
  summaryOf,
  uploaded,
} from '../support/form-fixture.ts';

describe('A person who needs help', () => {
  const api = deskApi();

  afterEach('make the page light again', () => document.body.removeAttribute('style'));

  /** Presses Tab until that control has the focus. */
  async function tabTo(name: string | RegExp): Promise<void> {
    const reached = () => {
      const current = focused();
      const found = current ? nameOf(current) : '';
      return typeof name === 'string' ? found === name : name.test(found);
    };
    for (let step = 0; step < 15 && !reached(); step++) await key('Tab');
    if (!reached()) throw new Error(`Tab does not lead to ${String(name)}`);
  }

  it('comes from the list to a sent request with the keyboard alone', async () => {
    serve(api);
    const element = await openDesk(api);
    await shows(element, /^Something not working/);
    await tabTo('New request');
    await key('Enter');
    await findByRole(element, 'button', { name: 'Send' });
    await waitFor(() => focused() === summaryOf(element), 'the focus on the summary');
    await type('Mail is late');
    await tabTo('What is not working, and since when?');
    await key('Space');
    await waitFor(() => focused() === descriptionOf(element), 'the focus on the description');
    await type('All mail.\nSince noon.');
    await tabTo('Attachment');
    await tabTo('Send');
    await key('Enter');
    const sentKey = await sent(element);
    const heading = await findByRole(element, 'heading', { name: /Mail is late/ });
    await waitFor(() => focused() === heading, 'the focus on the heading');
    const [body] = await bodies(api.callsTo('POST /requests'));
    expect(body).to.include({
      summary: 'Mail is late',
      description: 'What is not working, and since when?\nAll mail.\nSince noon.',
    });
    expect(sentKey).to.match(/^CS-\d+$/);
  });

  it('sends with Enter in the summary, and goes back with Cancel', async () => {
    serve(api);
    const element = await openForm(api);
    await type('Disk full');
    await key('Enter');
    await shows(element, 'Describe what is wrong.');
    await waitFor(() => focused() === descriptionOf(element), 'the focus on the description');
    await tabTo('Cancel');
    await key('Enter');
    await waitFor(() => focused() === queryByRole(element, 'button', { name: 'New request' }));
    await key('Enter');
    await findByRole(element, 'button', { name: 'Send' });
    expect(summaryOf(element).value).to.equal('Disk full');
    await tabTo('Discard draft');
    await key('Space');
    await waitFor(() => summaryOf(element).value === '');
    expect(api.callsTo('POST')).to.have.length(0);
  });

  it('does the same with a pointer', async () => {
    serve(api);
    const element = await openDesk(api);
    await click(button(element, 'New request'));
    await findByRole(element, 'button', { name: 'Send' });
    await click(summaryOf(element));
    await type('Disk full');
    await click(descriptionOf(element));
    await type('On web1.');
    await click(button(element, 'Send'));
    await sent(element);
    expect(api.callsTo('POST')).to.have.length(1);
  });

  it('meets no barrier in any state of the form', async () => {
    const gate = deferred<undefined>();
    let fail = true;
    serve(api, {
      limits: { maxAttachmentBytes: 100_000 },
      first: async (call, request) => {
        if (call === 'POST /attachments' && (await request.clone().text()).includes('broken.log'))
          return problem(500, { detail: 'Disk full.' });
        if (call !== 'POST /requests') return undefined;
        return fail ? problem(422, { errors: [{ field: 'summary', detail: 'Say more.' }] }) : gate.promise;
      },
    });
    const element = await openForm(api);
    await shows(element, /Up to 10 files, 97 kB each/);
    await expectAccessible(element);
    press(element, 'Send');
    await shows(element, 'Say in a few words what is wrong.');
    await expectAccessible(element);
    fill(element, 'x'.repeat(230));
    choose(element, picture(), fileOf('boot.log'), fileOf('empty.log', 0), fileOf('large.log', 200_000));
    await uploaded(element, 2);
    await shows(element, 'Draft saved');
    await shows(element, '230 of 255 characters');
    await expectAccessible(element);
    choose(element, fileOf('broken.log'));
    await waitFor(() => rowOf(element, 'broken.log').textContent.includes('Disk full.'));
    press(element, 'Send');
    await shows(element, /^Not sent yet/);
    await expectAccessible(element);
    press(element, 'Remove broken.log');
    press(element, 'Send');
    await shows(element, 'Say more.');
    await expectAccessible(element);
    fail = false;
    press(element, 'Send');
    await shows(element, 'Sending…');
    await expectAccessible(element);
    gate.resolve(undefined);
    await sent(element);
  });

  it('meets none on a dark page, nor from right to left', async () => {
    serve(api);
    Object.assign(document.body.style, { colorScheme: 'dark', background: '#14161a', color: '#e8e8e8' });
    const element = await openForm(api);
    fill(element);
    choose(element, fileOf('empty.log', 0), fileOf('boot.log'));
    await uploaded(element, 1);
    await expectAccessible(element);
    const inline = () =>
      button(element, 'Cancel').getBoundingClientRect().left >
      button(element, 'Send').getBoundingClientRect().left;
    expect(inline()).to.equal(true);
    element.dir = 'rtl';
    await waitFor(() => !inline(), 'the buttons to change sides');
    // What is typed has its own direction.
    expect(getComputedStyle(summaryOf(element)).direction).to.equal('ltr');
    await expectAccessible(element);
  });

  it('reads the form in the words and numbers of the nearest language', async () => {
    serve(api);
    const element = await openForm(api);
    element.strings = {
      de: {
        'form.send': 'Abschicken',
        'file.attach': 'Attachment',
        'file.tooLarge': '{name} hat {size}, erlaubt sind {max}.',
      },
    };
    expect(getByRole(element, 'button', { name: 'Send' })).to.not.equal(null);
    element.lang = 'de';
    await findByRole(element, 'button', { name: 'Abschicken' });
    choose(element, fileOf('a.zip', 5.2 * 1024 * 1024));
    await shows(element, /^a\.zip hat 5,2\sMB, erlaubt sind 3\sMB\.$/);
    element.lang = '';
    await findByRole(element, 'button', { name: 'Send' });
  });
});
