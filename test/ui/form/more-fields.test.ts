/** Custom fields of contract 1.1: nine types, limits and conditions. */
import { expect } from '@open-wc/testing';
import { bodies, deskApi, enter, fill, openForm, press, sent, shows } from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused, press as pressKey } from '../../support/input.ts';
import { findByLabel, findByRole, getByRole, queryAllByLabel, isShown } from '../../support/queries.ts';
import { problem } from '../../support/mock-api.ts';
import { serveTriage } from '../../support/triage-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const posts = () => api.callsTo('POST /requests');

/** Only fields. */
const withFields = (...fields: object[]) => ({
  types: undefined,
  severities: undefined,
  phone: undefined,
  hours: undefined,
  features: {},
  fields,
});
const options = [
  { value: 'web', label: 'Web' },
  { value: 'mail', label: 'Mail' },
  { value: 'db', label: 'Database' },
];
const of = (type: string, part: object = {}) => ({ id: 'x', label: 'Field', type, ...part });
const field = (root: Element) => findByLabel<HTMLInputElement>(root, /^Field/);

async function refused(root: Element, text: string): Promise<void> {
  press(root, 'Send');
  await shows(root, text);
  expect(posts()).to.have.length(0);
}

describe('a field', () => {
  it('of several choices is a group of checkboxes, whose values are lines of one text', async () => {
    serveTriage(api, {
      config: withFields(of('multiselect', { required: true, options, help: 'Any of them.' })),
    });
    const root = await openForm(api);
    await findByRole(root, 'group', { name: /^Field/ });
    fill(root);
    await refused(root, 'Choose at least one: Field.');
    const first = getByRole(root, 'checkbox', { name: 'Web' });
    await waitFor(() => focused() === first && first.ariaInvalid === 'true', 'the focus on the first');
    await expectAccessible(root);
    getByRole(root, 'checkbox', { name: 'Database' }).click();
    first.click();
    await waitFor(() => !isShown(root, 'Choose at least one: Field.'), 'the words to go');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.fields).to.deep.equal({ x: 'web\ndb' });
  });

  it('of several lines is a text area', async () => {
    serveTriage(api, { config: withFields(of('textarea', { maxLength: 5 })) });
    const root = await openForm(api);
    fill(root);
    const area = await field(root);
    expect(area.localName).to.equal('textarea');
    enter(area, 'too long');
    await refused(root, 'Field: 8 of 5 characters. Shorten it.');
    enter(area, 'a\nb');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.fields).to.deep.equal({ x: 'a\nb' });
  });

  it('for a number takes a comma, has no spinner, and says its limits', async () => {
    serveTriage(api, { config: withFields(of('number', { min: 1, max: 10 })) });
    const root = await openForm(api);
    fill(root);
    const input = await field(root);
    expect([input.type, input.inputMode]).to.deep.equal(['text', 'decimal']);
    for (const wrong of ['11', 'many']) {
      enter(input, wrong);
      await refused(root, 'Enter a number between 1 and 10: Field.');
      expect(input.value).to.equal(wrong);
    }
    enter(input, '2,50');
    await shows(root, 'Draft saved');
    expect(input.value).to.equal('2,50');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.fields).to.deep.equal({ x: '2.5' });
  });

  it('for a number is shown in the language’s way once the form is opened again', async () => {
    serveTriage(api, { config: withFields(of('number')) });
    const root = await openForm(api, { settings: { lang: 'en-GB' } });
    enter(await field(root), '2,50');
    press(root, 'Cancel');
    root.lang = 'de-DE';
    (await findByRole(root, 'button', { name: 'Neue Anfrage' })).click();
    expect((await field(root)).value).to.equal('2,5');
  });

  it('for a date is the browser’s own, and says its limits', async () => {
    serveTriage(api, { config: withFields(of('date', { min: '2026-03-01' })) });
    const root = await openForm(api, { settings: { lang: 'en-GB' } });
    fill(root);
    const input = await field(root);
    expect(input.type).to.equal('date');
    enter(input, '2026-02-28');
    await refused(root, 'Choose 1 Mar 2026 or later: Field.');
    enter(input, '2026-03-02');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.fields).to.deep.equal({ x: '2026-03-02' });
  });

  for (const [type, wrong, right, text] of [
    [
      'url',
      'example.com',
      'https://example.com/',
      'Enter a whole web address, such as https://example.com: Field.',
    ],
    ['email', 'nobody', 'name@example.com', 'Enter an e-mail address, such as name@example.com: Field.'],
  ] as const) {
    it(`of type ${type} says what is wrong with it`, async () => {
      serveTriage(api, { config: withFields(of(type)) });
      const root = await openForm(api);
      fill(root);
      const input = await field(root);
      expect(input.type).to.equal(type);
      enter(input, wrong);
      await refused(root, text);
      await waitFor(() => focused() === input, 'the focus there');
      enter(input, right);
      press(root, 'Send');
      await sent(root);
      expect((await bodies(posts()))[0]?.fields).to.deep.equal({ x: right });
    });
  }

  it('of a type that nobody knows is a text field', async () => {
    serveTriage(api, { config: withFields(of('hologram', { maxLength: 5 })) });
    const root = await openForm(api);
    expect((await field(root)).type).to.equal('text');
  });

  it('whose choice is no longer offered shows it, and asks for another', async () => {
    const config = withFields(of('select', { options }), of('date', { id: 'y', label: 'Day' }));
    serveTriage(api, { config });
    const root = await openForm(api);
    fill(root);
    await root.newRequest({ fields: { x: 'ftp' } });
    const select = await waitFor(async () => {
      const found = (await field(root)) as unknown as HTMLSelectElement;
      return found.value === 'ftp' && found;
    }, 'the old choice');
    await refused(root, '“ftp” is no longer offered. Choose again: Field.');
    select.value = 'web';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.fields).to.deep.equal({ x: 'web' });
  });

  it('that the server refuses is said there', async () => {
    serveTriage(api, {
      config: withFields(of('multiselect', { options })),
      first: call =>
        call === 'POST /requests'
          ? problem(422, { errors: [{ field: 'fields.x', detail: 'Not these two.' }] })
          : undefined,
    });
    const root = await openForm(api);
    fill(root);
    const first = await findByRole(root, 'checkbox', { name: 'Web' });
    first.click();
    press(root, 'Send');
    await shows(root, 'Not these two.');
    await waitFor(() => focused() === first, 'the focus there');
  });
});

describe('a field with a condition', () => {
  it('comes and goes above another one, which keeps its focus', async () => {
    serveTriage(api, {
      config: withFields(
        { id: 'above', label: 'Above', type: 'text', showWhen: { field: 'x', is: 'yes' } },
        of('text'),
      ),
    });
    const root = await openForm(api);
    const input = await field(root);
    expect(queryAllByLabel(root, 'Above')).to.have.length(0);
    enter(input, 'yes');
    await findByLabel(root, 'Above');
    expect(focused() === input && input.value === 'yes').to.equal(true);
    await pressKey('End', 'a');
    await waitFor(() => queryAllByLabel(root, 'Above').length === 0, 'the field to go');
    expect(input.value).to.equal('yesa');
  });

  it('in a circle is shown', async () => {
    serveTriage(api, {
      config: withFields(
        { id: 'a', label: 'One', type: 'text', showWhen: { field: 'b', is: 'x' } },
        { id: 'b', label: 'Two', type: 'text', showWhen: { field: 'a', is: 'x' } },
        { id: 'c', label: 'Three', type: 'text', showWhen: { field: 'c', is: 'x' } },
      ),
    });
    const root = await openForm(api);
    for (const name of ['One', 'Two', 'Three']) await findByLabel(root, name);
  });

  it('that is hidden is not asked for, though it is required', async () => {
    serveTriage(api, {
      config: withFields(of('text'), {
        id: 'y',
        label: 'Other',
        type: 'text',
        required: true,
        showWhen: { field: 'x', is: ['a', 'b'] },
      }),
    });
    const root = await openForm(api);
    fill(root);
    enter(await field(root), 'b');
    await refused(root, 'Fill in: Other.');
    enter(await field(root), 'c');
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.fields).to.deep.equal({ x: 'c' });
  });
});
