/** The four questions above the description are a checklist. */
import { expect } from '@open-wc/testing';
import {
  bodies,
  button,
  deskApi,
  descriptionOf,
  enter,
  openForm,
  press,
  sent,
  serve,
  summaryOf,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused } from '../../support/input.ts';
import { findByRole, getByRole, getByText, nameOf, queryAllByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const PROBLEM = 'What is not working, and since when?';
const TRIED = 'What did you try?';
const EXPECTED = 'What did you expect?';

describe('the questions of a new request', () => {
  async function start() {
    serve(api);
    const root = await openForm(api);
    await findByRole(root, 'button', { name: PROBLEM });
    return root;
  }
  const answers = (root: Element): (string | null)[] =>
    queryAllByRole(getByRole(root, 'list', { name: /^The more of these/ }), 'button').map(
      item => item.ariaPressed,
    );

  it('are a list that says what helps, with an example and the meaning of *', async () => {
    const root = await start();
    expect(answers(root)).to.deep.equal(['false', 'false', 'false', 'false']);
    getByText(root, 'For example: “web-07 does not answer since 03:10”');
    getByText(root, 'Fields with * are needed.');
    getByText(root, 'Don’t send passwords or private keys. We never need them.');
    expect(nameOf(summaryOf(root))).to.match(/^Summary/);
    await expectAccessible(root);
  });

  it('say that they are answered once there is text below them', async () => {
    const root = await start();
    press(root, TRIED);
    const field = descriptionOf(root);
    expect(field.value).to.equal(`${TRIED}\n`);
    expect(focused()).to.equal(field);
    expect(answers(root)).to.deep.equal(['false', 'false', 'false', 'false']);
    enter(field, `${TRIED}\nA cold restart.`);
    await findByRole(root, 'button', { name: `${TRIED}, answered` });
    expect(answers(root)).to.deep.equal(['false', 'true', 'false', 'false']);
    await expectAccessible(root);
    enter(field, `${TRIED}\n`);
    await findByRole(root, 'button', { name: TRIED });
  });

  it('come in their order, however they are pressed, and each once', async () => {
    const root = await start();
    const field = descriptionOf(root);
    enter(field, 'Hello');
    press(root, EXPECTED);
    press(root, PROBLEM);
    expect(field.value).to.equal(`Hello\n\n${PROBLEM}\n\n\n${EXPECTED}\n`);
    expect(field.selectionStart).to.equal(`Hello\n\n${PROBLEM}\n`.length);
    press(root, TRIED);
    expect(field.value.split('\n').filter(Boolean)).to.deep.equal(['Hello', PROBLEM, TRIED, EXPECTED]);
    const { value } = field;
    press(root, PROBLEM);
    expect(field.value).to.equal(value);
    expect(field.selectionStart).to.equal(value.indexOf(PROBLEM) + PROBLEM.length + 1);
  });

  it('lead to the end of an answer when they are pressed again', async () => {
    const root = await start();
    const field = descriptionOf(root);
    enter(field, `${TRIED}\nA cold restart.\n\n${EXPECTED}\nThat it boots.`);
    await findByRole(root, 'button', { name: `${TRIED}, answered` });
    press(root, `${TRIED}, answered`);
    expect(focused()).to.equal(field);
    expect(field.selectionStart).to.equal(`${TRIED}\nA cold restart.`.length);
    expect(field.value).to.equal(`${TRIED}\nA cold restart.\n\n${EXPECTED}\nThat it boots.`);
  });

  it('are not sent where nobody answered them', async () => {
    const root = await start();
    enter(summaryOf(root), 'web-07 does not boot');
    const field = descriptionOf(root);
    enter(field, 'It hangs since 03:10.');
    press(root, TRIED);
    enter(field, `${field.value}A cold restart.`);
    press(root, EXPECTED);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(api.callsTo('POST /requests')))[0]?.description).to.equal(
      `It hangs since 03:10.\n\n${TRIED}\nA cold restart.`,
    );
  });

  it('alone are no description', async () => {
    const root = await start();
    enter(summaryOf(root), 'web-07 does not boot');
    press(root, TRIED);
    press(root, 'Send');
    await waitFor(() => descriptionOf(root).getAttribute('aria-invalid') === 'true', 'the field in error');
    expect(button(root, TRIED).ariaPressed).to.equal('false');
    expect(api.callsTo('POST /requests')).to.have.length(0);
  });
});
