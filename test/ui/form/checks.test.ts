// On a page of its own: a desk of another file may still ask for the configuration.
/** What is asked when Send is pressed: once, and never in the way of a request that says what is wrong. */
import { expect } from '@open-wc/testing';
import { loadChecks } from '../../../src/ui/compose/checks/load-checks.ts';
import {
  bodies,
  button,
  deskApi,
  descriptionOf,
  enter,
  fill,
  openForm,
  press,
  sent,
  serve,
  shows,
  summaryOf,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { holdTimers } from '../../support/held-timers.ts';
import { focused } from '../../support/input.ts';
import { findByRole, getByRole, queryAllByText, queryByRole, isShown } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const posts = () => api.callsTo('POST /requests');
const SECRET = /^This looks like a password or key:/;
const DETAIL = /^This may need a second round of questions\./;

/** The form, once what loads later is there. */
async function start() {
  serve(api);
  const root = await openForm(api);
  await findByRole(root, 'button', { name: 'What did you try?' });
  await root.desk?.begun;
  await loadChecks();
  return root;
}

describe('a password in a request', () => {
  const text = 'web-07 does not boot. The root password: Tr0ub4dor&3 and it hangs since 03:10.';

  it('is asked about where Send is, and removed so that undo brings it back', async () => {
    const root = await start();
    fill(root, 'web-07 does not boot', text);
    press(root, 'Send');
    await shows(root, SECRET);
    await shows(root, 'Tr0ub4dor&3');
    expect(posts()).to.have.length(0);
    await expectAccessible(root);
    press(root, 'Remove it');
    const field = descriptionOf(root);
    await waitFor(() => field.value === text.replace('Tr0ub4dor&3', ''), 'the text without it');
    expect(focused()).to.equal(field);
    expect(field.selectionStart).to.equal(text.indexOf('Tr0ub4dor&3'));
    await waitFor(() => !isShown(root, SECRET), 'no question any more');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.description).to.equal(text.replace('Tr0ub4dor&3', ''));
  });

  it('comes back with the field’s own undo', async () => {
    const root = await start();
    fill(root, 'web-07 does not boot', '');
    const field = descriptionOf(root);
    field.focus();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- As typed, so that there is something to undo.
    document.execCommand('insertText', false, text);
    press(root, 'Send');
    await shows(root, SECRET);
    press(root, 'Remove it');
    await waitFor(() => !field.value.includes('Tr0ub4dor&3'), 'the text without it');
    // The key for it is the system's.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('undo');
    await waitFor(() => field.value === text, 'the text as it was');
  });

  for (const [what, act] of [
    ['“Send anyway”', (root: Element) => press(root, 'Send anyway')],
    ['another press of Send', (root: Element) => press(root, 'Send')],
  ] as const) {
    it(`is sent by ${what}`, async () => {
      const root = await start();
      fill(root, 'web-07 does not boot', text);
      press(root, 'Send');
      await shows(root, SECRET);
      act(root);
      await sent(root);
      expect((await bodies(posts())).map(({ description }) => description)).to.deep.equal([text]);
    });
  }

  it('in the summary is asked about, too', async () => {
    const root = await start();
    fill(root, 'ssh root, password: Tr0ub4dor&3', 'It does not work on web-07 since 03:10.');
    press(root, 'Send');
    await shows(root, SECRET);
    press(root, 'Remove it');
    await waitFor(() => summaryOf(root).value === 'ssh root, password: ', 'the summary without it');
    expect(focused()).to.equal(summaryOf(root));
  });

  it('leaves Send where it was pressed', async () => {
    const root = await start();
    fill(root, 'web-07 does not boot', text);
    const height = () =>
      button(root, 'Send').getBoundingClientRect().top - descriptionOf(root).getBoundingClientRect().top;
    const before = height();
    press(root, 'Send');
    await shows(root, SECRET);
    expect(height()).to.equal(before);
  });
});

describe('a request that says too little', () => {
  it('is asked about once, and sent by another press of Send', async () => {
    const root = await start();
    fill(root, 'help', 'b');
    press(root, 'Send');
    await shows(root, DETAIL);
    expect(posts()).to.have.length(0);
    await expectAccessible(root);
    press(root, 'Send');
    await sent(root);
    expect(await bodies(posts())).to.deep.include.members([
      { summary: 'help', description: 'b', attachmentIds: [] },
    ]);
  });

  it('is sent as it is after a while, once, where nobody answers', async () => {
    const root = await start();
    fill(root, 'help', 'b');
    const timers = await holdTimers();
    press(root, 'Send');
    await shows(root, DETAIL);
    timers.pass(3000);
    expect(posts()).to.have.length(0);
    timers.pass(1000);
    await sent(root);
    expect(posts()).to.have.length(1);
  });

  it('is not sent by itself once the customer writes on, or answers', async () => {
    const root = await start();
    fill(root, 'help', 'b');
    const timers = await holdTimers();
    press(root, 'Send');
    await shows(root, DETAIL);
    enter(descriptionOf(root), 'be');
    await root.updateComplete;
    timers.pass(20_000);
    expect(posts()).to.have.length(0);
    enter(descriptionOf(root), 'b');
    getByRole(root, 'button', { name: 'Add' }).focus();
    timers.pass(20_000);
    expect(posts()).to.have.length(0);
  });

  it('is an alert that waits for whoever is about to answer, with the keyboard or the pointer', async () => {
    const root = await start();
    fill(root, 'help', 'b');
    const timers = await holdTimers();
    press(root, 'Send');
    await shows(root, DETAIL);
    const alert = getByRole(root, 'alert');
    const add = getByRole(root, 'button', { name: 'Add' });
    timers.pass(3000);
    alert.dispatchEvent(new PointerEvent('pointermove', { movementX: 3, bubbles: true }));
    timers.pass(3000);
    expect(posts(), 'pointed at').to.have.length(0);
    add.focus();
    timers.pass(60_000);
    expect(posts(), 'with the focus').to.have.length(0);
    add.blur();
    timers.pass(5000);
    await sent(root);
    expect(posts()).to.have.length(1);
  });

  it('does not move under a double click on Send', async () => {
    const root = await start();
    root.style.paddingBlockStart = `${innerHeight}px`;
    fill(root, 'help', 'b');
    button(root, 'Send').scrollIntoView({ block: 'end' });
    const top = () => Math.round(button(root, 'Send').getBoundingClientRect().top);
    const before = top();
    const timers = await holdTimers();
    press(root, 'Send');
    await shows(root, DETAIL);
    await root.updateComplete;
    expect(top()).to.equal(before);
    timers.pass(500);
    await waitFor(() => top() < before, 'the question in sight');
  });

  it('is sent by “Send as it is”', async () => {
    const root = await start();
    fill(root, 'help', 'b');
    press(root, 'Send');
    await shows(root, DETAIL);
    press(root, 'Send as it is');
    await sent(root);
  });

  it('is completed by “Add”, and asked about no more', async () => {
    const root = await start();
    fill(root, 'help', 'b');
    press(root, 'Send');
    await shows(root, DETAIL);
    press(root, 'Add');
    const field = descriptionOf(root);
    await waitFor(() => focused() === field, 'the focus');
    expect(field.value).to.equal('b\n\nWhat is not working, and since when?\n');
    expect(field.selectionStart).to.equal(field.value.length);
    enter(field, `${field.value}All of it`);
    press(root, 'Send');
    await sent(root);
    expect(posts()).to.have.length(1);
  });

  for (const [summary, description, what] of [
    ['No network', 'Since the update.', 'says since when'],
    ['web-07 is down', 'It hangs.', 'names a server'],
    ['Seite weg', 'Alles, seit heute früh.', 'says since when in German'],
    ['Mail', 'shop.example gets no mail', 'names a domain'],
    ['The name on our invoices', 'Can you change it to our new name?', 'says what it is about'],
    ['Site', 'fuera de línea esta mañana', 'says since when in Spanish'],
    ['Kündigung', 'Bitte kündigen', 'is about a contract'],
    ['Thanks', 'It works again, thank you', 'thanks'],
    ['网站打不开，后台提示数据库连接失败', '请帮忙看看', 'says so in Chinese'],
  ] as const) {
    it(`is one press of Send where it ${what}`, async () => {
      const root = await start();
      fill(root, summary, description);
      press(root, 'Send');
      await sent(root);
      expect(posts()).to.have.length(1);
    });
  }

  it('is one press where the page says what it is about', async () => {
    serve(api);
    const root = await openForm(api, {
      settings: { context: [{ id: 's', label: 'Server', value: 'web-07' }] },
    });
    await findByRole(root, 'list', { name: 'Sent with your request' });
    fill(root, 'help', 'b');
    press(root, 'Send');
    await sent(root);
  });

  it('is told that fields are empty first', async () => {
    const root = await start();
    fill(root, 'help', '');
    press(root, 'Send');
    await shows(root, 'Describe what is wrong.');
    expect(queryAllByText(root, DETAIL)).to.have.length(0);
    expect(queryByRole(root, 'button', { name: 'Send as it is' })).to.equal(null);
  });
});
