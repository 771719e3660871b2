import { expect } from '@open-wc/testing';
import { focused, typeInto } from '../../support/input.ts';
import { problem } from '../../support/mock-api.ts';
import { getByRole, queryByRole, queryAllByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  bodies,
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

describe('The fields of a new request', () => {
  const api = deskApi();

  /** What is to be seen: what was announced may still be in the live region. */
  const shown = (element: Element, text: string | RegExp): HTMLElement[] =>
    queryAllByText(element, text).filter(one => !one.closest('[role="status"]'));

  /** What a screen reader adds to the field's name. */
  const describedBy = (field: HTMLElement): string =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map(id =>
        (field.getRootNode() as ShadowRoot).getElementById(id)?.textContent.replace(/\s+/g, ' ').trim(),
      )
      .join(' ');

  it('are required, and say so', async () => {
    serve(api);
    const element = await openForm(api);
    expect(summaryOf(element).required).to.equal(true);
    expect(descriptionOf(element).required).to.equal(true);
    await waitFor(
      () => focused() === getByRole(element, 'textbox', { name: /^Summary/ }),
      'the focus on the summary',
    );
    expect(summaryOf(element).getAttribute('aria-invalid')).to.equal('false');
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['only spaces', ' \t\u00a0\u3000 '],
    ['only zero-width characters', '\u200b\u200d\ufeff\u2060'],
  ] as const) {
    it(`are marked, explained and focused when they hold ${what}`, async () => {
      serve(api);
      const element = await openForm(api);
      enter(summaryOf(element), text);
      enter(descriptionOf(element), text);
      press(element, 'Send');
      await shows(element, 'Say in a few words what is wrong.');
      await shows(element, 'Describe what is wrong.');
      await waitFor(() => focused() === summaryOf(element), 'the focus on the summary');
      expect(summaryOf(element).getAttribute('aria-invalid')).to.equal('true');
      expect(describedBy(summaryOf(element))).to.contain('Say in a few words what is wrong.');

      await typeInto(summaryOf(element), 'Disk of web-07');
      await waitFor(() => summaryOf(element).getAttribute('aria-invalid') === 'false');
      expect(shown(element, 'Say in a few words what is wrong.')).to.have.length(0);
      press(element, 'Send');
      await waitFor(() => focused() === descriptionOf(element), 'the focus on the description');
      expect(descriptionOf(element).getAttribute('aria-invalid')).to.equal('true');
      expect(describedBy(descriptionOf(element))).to.contain('Describe what is wrong.');

      await typeInto(descriptionOf(element), 'It is full.');
      press(element, 'Send');
      await sent(element);
      // The only call, after all those presses.
      const [body] = await bodies(api.callsTo('POST /requests'));
      expect(api.callsTo('POST')).to.have.length(1);
      expect(body).to.include({ summary: `${text}Disk of web-07`, description: `${text}It is full.` });
    });
  }

  it('count the characters of the summary from 200 on', async () => {
    serve(api);
    const element = await openForm(api);
    enter(summaryOf(element), 'a'.repeat(199));
    await waitFor(() => queryByRole(element, 'button', { name: 'Discard draft' }));
    expect(shown(element, /of 255/)).to.have.length(0);
    await typeInto(summaryOf(element), 'b');
    await shows(element, '200 of 255 characters');
    // What a person counts as one is one: an emoji is two code units.
    await typeInto(summaryOf(element), 'c');
    enter(summaryOf(element), `${'a'.repeat(200)}\u{1f600}`);
    await shows(element, '201 of 255 characters');
    expect(describedBy(summaryOf(element))).to.contain('201 of 255');
  });

  it('refuse a summary of 256 characters and take one of 255, cutting nothing', async () => {
    serve(api);
    const element = await openForm(api);
    fill(element, 'x'.repeat(256));
    press(element, 'Send');
    await shows(
      element,
      'The summary may have 255 characters; this one has 256. Move the rest to the description.',
    );
    await waitFor(() => focused() === summaryOf(element), 'the focus on the summary');
    expect(summaryOf(element).value).to.have.length(256);
    enter(summaryOf(element), 'x'.repeat(255));
    press(element, 'Send');
    await sent(element);
    expect(api.callsTo('POST')).to.have.length(1);
    expect((await bodies(api.callsTo('POST')))[0]!.summary).to.equal('x'.repeat(255));
  });

  it('keep to the length that the server set', async () => {
    serve(api, { limits: { maxSummaryLength: 20, maxAttachmentBytes: 1024 * 1024 } });
    const element = await openForm(api);
    await shows(element, /Up to 10 files, 1 MB each/);
    fill(element, 'twenty-one characters');
    press(element, 'Send');
    await shows(element, /may have 20 characters; this one has 21\./);
    enter(summaryOf(element), 'twenty characters :)');
    press(element, 'Send');
    await sent(element);
    expect(api.callsTo('POST')).to.have.length(1);
  });

  it('show what the server found wrong with each, with everything kept', async () => {
    let refuse = true;
    const errors = [
      { field: 'summary', detail: 'Name the server.' },
      { field: '/description', detail: 'Too <b>short</b>.' },
    ];
    serve(api, {
      first: call =>
        call === 'POST /requests' && refuse ? problem(422, { detail: 'Two things.', errors }) : undefined,
    });
    const element = await openForm(api);
    fill(element);
    press(element, 'Send');
    await shows(element, 'Name the server.');
    await shows(element, 'Too <b>short</b>.');
    await waitFor(() => focused() === summaryOf(element), 'the focus on the summary');
    expect(summaryOf(element).getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(element).getAttribute('aria-invalid')).to.equal('true');
    expect(describedBy(descriptionOf(element))).to.contain('Too <b>short</b>.');
    expect(summaryOf(element).value).to.equal('No network');
    expect(descriptionOf(element).value).to.equal('Since the update.');
    refuse = false;
    enter(summaryOf(element), 'No network on web1');
    await waitFor(() => summaryOf(element).getAttribute('aria-invalid') === 'false');
    press(element, 'Send');
    await sent(element);
    expect(api.callsTo('POST')).to.have.length(2);
  });
});
