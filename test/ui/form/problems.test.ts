/** What is said where something is missing, refused or failed, and where the focus goes. */
import { expect } from '@open-wc/testing';
import {
  choose,
  deskApi,
  fill,
  openForm,
  press,
  serve,
  shows,
  summaryOf,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { fileOf, focused } from '../../support/input.ts';
import { problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByText, queryByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();

describe('problems in the form', () => {
  it('are counted where there are several, each with its sign', async () => {
    serve(api, { offer: { fields: [{ id: 'p', label: 'Priority', type: 'text', required: true }] } });
    const root = await openForm(api);
    await findByRole(root, 'textbox', { name: /^Priority/ });
    press(root, 'Send');
    await shows(root, 'Not sent yet. Check 3 marked fields.');
    for (const text of [
      'Say in a few words what is wrong.',
      'Describe what is wrong.',
      'Fill in: Priority.',
    ]) {
      const [message] = queryAllByText(root, text);
      expect(message?.parentElement?.querySelector('svg'), text).not.to.equal(null);
    }
    await expectAccessible(root);
    const { outlineColor, borderColor } = getComputedStyle(summaryOf(root));
    expect(focused()).to.equal(summaryOf(root));
    expect(outlineColor).to.equal(borderColor);
  });

  it('are not counted where there is one, which has the focus', async () => {
    serve(api);
    const root = await openForm(api);
    fill(root, 'help', '');
    press(root, 'Send');
    await shows(root, 'Describe what is wrong.');
    expect(queryByText(root, /^Not sent yet/)).to.equal(null);
  });

  for (const [status, way] of [
    [415, 'Remove a.log'],
    [500, 'Try again: a.log'],
  ] as const)
    it(`of a file (${status}) lead to what can be done about it when Send is pressed`, async () => {
      serve(api, { first: call => (call === 'POST /attachments' ? problem(status) : undefined) });
      const root = await openForm(api);
      fill(root);
      choose(root, fileOf('a.log'), fileOf('b.log'));
      await waitFor(() => queryAllByText(root, /Upload failed\./).length === 2, 'both failures');
      await expectAccessible(root);
      press(root, 'Send');
      await shows(root, 'Not sent yet: 2 files were not uploaded. Try them again or remove them.');
      await waitFor(() => focused() === getByRole(root, 'button', { name: way }), 'the focus');
    });

  it('with too many files are one message, and its end gives the focus to Attachment', async () => {
    serve(api, { limits: { maxAttachments: 1 } });
    const root = await openForm(api);
    await shows(root, /^Up to 1 file, 3 MB/);
    choose(root, fileOf('a.log'), fileOf('empty.log', 0), fileOf('b.log'), fileOf('c.log'));
    await shows(root, '3 files were left out; 1 are the most: empty.log, b.log, c.log');
    const dismiss = getByRole(root, 'button', { name: 'Dismiss: empty.log, b.log, c.log' });
    dismiss.focus();
    dismiss.click();
    // What was announced stays in the live region.
    const shown = () => queryAllByText(root, /left out/).filter(one => !one.closest('[role="status"]'));
    await waitFor(() => shown().length === 0, 'no message');
    expect(focused() === getByRole(root, 'button', { name: 'Attachment' })).to.equal(true);
  });

  it('that a brand foresees are told of above the fields', async () => {
    serve(api);
    const root = await openForm(api, {
      settings: {
        brand: {
          notice: { en: 'We work on mail until 06:00.' },
          links: { emergency: { href: 'tel:+4930123456', label: 'Emergency line' } },
        },
      },
    });
    const notice = queryAllByText(root, 'We work on mail until 06:00.')[0]!;
    const link = getByRole(root, 'link', { name: 'Emergency line' });
    expect(notice.compareDocumentPosition(summaryOf(root)) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(
      0,
    );
    expect(link.getAttribute('href')).to.equal('tel:+4930123456');
    await expectAccessible(root);
  });
});
