import { expect } from '@open-wc/testing';
import { expectAccessible } from '../support/axe.ts';
import { focused, press as pressKey } from '../support/input.ts';
import {
  answering,
  choose,
  chosen,
  findRow,
  mount,
  press,
  rows,
  standsAt,
  wirePage,
  wireRows,
} from '../support/list-fixture.ts';
import { json, mockApi } from '../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryAllByRole } from '../support/queries.ts';
import { waitFor } from '../support/wait.ts';

describe('From the list to a request and back', () => {
  const api = mockApi();
  beforeEach('serve', () =>
    api.serve(
      answering(query => {
        if (query.get('cursor')) return json(wirePage(wireRows(180, 20)));
        const limit = Number(query.get('limit'));
        return json(wirePage(wireRows(200, limit), { nextCursor: limit < 40 ? 'more' : null }));
      }),
    ),
  );
  const isFocused = (name: RegExp) => {
    const element = focused();
    return element !== null && name.test(nameOf(element));
  };

  it('goes with nothing but the keyboard, and focus and filter are where they were', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    await findRow(root, 'CS-200');
    await choose(root, 'all');
    getByRole(root, 'combobox', { name: 'Show tickets with status' }).focus();
    for (let steps = 0; steps < 8 && !isFocused(/^CS-198/); steps++) await pressKey('Tab');
    expect(nameOf(focused()!)).to.match(/^CS-198/);
    await pressKey('Enter');
    const heading = await findByRole(root, 'heading', { name: 'Summary of 198' });
    await waitFor(() => focused() === heading, 'the focus on the heading');
    await expectAccessible(root);
    // The menu "Actions" stands between the two once its file is here.
    for (let steps = 0; steps < 2 && !isFocused(/^All requests$/); steps++) await pressKey('Shift+Tab');
    expect(isFocused(/^All requests$/)).to.equal(true);
    await pressKey('Enter');
    await waitFor(() => isFocused(/^CS-198/), 'the focus on the row');
    expect(chosen(root)).to.equal('all');
    await pressKey('Tab');
    expect(isFocused(/^CS-197/)).to.equal(true);
    await pressKey('Space');
    await findByRole(root, 'heading', { name: 'Summary of 197' });
  });

  it('comes back to the same place of a long list, with the pages that were loaded', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    await press(root, 'Show more');
    await waitFor(() => rows(root).length === 40);
    const row = await findRow(root, 'CS-170');
    const place = await standsAt(row, row);
    row.focus({ preventScroll: true });
    await pressKey('Enter');
    await findByRole(root, 'heading', { name: 'Summary of 170' });
    await press(root, 'All requests');
    const again = await findRow(root, 'CS-170');
    await waitFor(() => focused() === again, 'the focus on the row');
    expect(rows(root)).to.have.length(40);
    expect(document.scrollingElement!.scrollTop).to.be.greaterThan(0);
    await waitFor(() => Math.abs(again.getBoundingClientRect().top - place) < 2, 'the row where it was');
  });

  it('leads from "New request" into the form and back to the button', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    await findRow(root, 'CS-200');
    getByRole(root, 'button', { name: 'New request' }).focus();
    await pressKey('Enter');
    await waitFor(() => isFocused(/^Summary/), 'the focus on Summary');
    getByRole(root, 'button', { name: 'Cancel' }).focus();
    await pressKey('Enter');
    await waitFor(() => isFocused(/^New request$/), 'the focus on "New request"');
    expect(queryAllByRole(root, 'textbox')).to.have.length(0);
  });
});
