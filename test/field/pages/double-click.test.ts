/** Two quick clicks at one place: the second one means what the first one meant, not what has come there since. */
import { expect } from '@open-wc/testing';
import { sendMouse, resetMouse } from '@web/test-runner-commands';
import type { SupportRequests } from '../../../src/index.ts';
import {
  answering,
  findRow,
  heard,
  mount,
  press,
  rows,
  wirePage,
  wireRows,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByLabel, findByRole, getByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();
const files = Array.from({ length: 30 }, (_, index) => ({
  id: `f${index}`,
  name: `file-${index}.bin`,
  size: 10,
  type: 'application/octet-stream',
  url: `attachments/f${index}`,
}));

beforeEach('serve', () => {
  const list = answering(query =>
    json(
      wirePage(wireRows(query.get('cursor') ? 40 : 60, 20), {
        nextCursor: query.get('cursor') ? null : '2',
      }),
    ),
  );
  api.serve(request => {
    const { pathname } = new URL(request.url);
    if (pathname.includes('/attachments/')) return new Response('bytes');
    if (!pathname.endsWith('/comments')) return list(request);
    const author = { name: 'Eva', role: 'agent' };
    return json(wirePage([{ id: 'c1', body: 'https://example.com/', author, attachments: files }]));
  });
});
afterEach('no mouse', () => resetMouse());

const desk = (): Promise<SupportRequests> => mount('support-requests', { apiBase: api.base });

interface Place {
  readonly x: number;
  readonly y: number;
  /** When the first click was, in milliseconds. */
  readonly time: number;
}

/** Dispatches what a click of a mouse is, at the middle of an element, and gives the place; a second one there comes soon after. */
function clickOn(element: Element, at?: Place, pointerType = 'mouse'): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  const { x, y } = at ?? { x: left + width / 2, y: top + height / 2 };
  const click = new PointerEvent('click', {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: 1,
    clientX: x,
    clientY: y,
    pointerType,
  });
  if (at) Object.defineProperty(click, 'timeStamp', { value: at.time + 200 });
  element.dispatchEvent(click);
  return { x, y, time: click.timeStamp };
}

/** What the browser would do without anybody's veto: links lead away, downloads begin. */
function links(): { readonly followed: string[]; stop: () => void } {
  const followed: string[] = [];
  const onClick = (event: Event) => {
    const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
    if (link && !event.defaultPrevented) followed.push(link.href);
    event.preventDefault();
  };
  addEventListener('click', onClick);
  return { followed, stop: () => removeEventListener('click', onClick) };
}

describe('A double click', () => {
  it('of a real mouse on a row opens the request, and downloads and opens nothing in it', async () => {
    const root = await desk();
    const row = await findRow(root, 'CS-55');
    row.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = row.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const { followed, stop } = links();
    const opened = heard(root, 'support-request-opened');
    await sendMouse({ type: 'click', position });
    await sendMouse({ type: 'click', position });
    await findByRole(root, 'heading', { name: 'Summary of 55' });
    expect(opened).to.deep.equal([{ requestKey: 'CS-55' }]);
    expect(followed).to.deep.equal([]);
    expect(api.callsTo('GET /attachments').length).to.equal(0);
    stop();
  });

  it('on a row does not press what the thread has there', async () => {
    const root = await desk();
    const place = clickOn(await findRow(root, 'CS-55'));
    await findByRole(root, 'heading', { name: 'Summary of 55' });
    const file = await findByRole(root, 'link', { name: /file-3\.bin/ });
    const { followed, stop } = links();
    clickOn(file, place);
    clickOn(await findByRole(root, 'link', { name: /example\.com/ }), place);
    clickOn(getByRole(root, 'button', { name: 'All requests' }), place);
    stop();
    expect(followed).to.deep.equal([]);
    expect(root.request).to.equal('CS-55');
    expect(api.callsTo('GET /attachments').length).to.equal(0);
  });

  it('that becomes three clicks, each soon after the last, is still the first one', async () => {
    const root = await desk();
    const place = clickOn(await findRow(root, 'CS-55'));
    await findByRole(root, 'heading', { name: 'Summary of 55' });
    const { followed, stop } = links();
    for (const time of [place.time + 200, place.time + 400])
      clickOn(await findByRole(root, 'link', { name: /example\.com/ }), { ...place, time });
    stop();
    expect(followed).to.deep.equal([]);
  });

  it('on Cancel does not open a request', async () => {
    const root = await desk();
    await press(root, 'New request');
    await findByLabel(root, /^Summary/);
    const place = clickOn(getByRole(root, 'button', { name: 'Cancel' }));
    clickOn(await findRow(root, 'CS-59'), place);
    await root.updateComplete;
    expect(root.request).to.equal('');
  });

  it('on "Show more" does not open the row that comes there', async () => {
    const root = await desk();
    await findRow(root, 'CS-60');
    const place = clickOn(getByRole(root, 'button', { name: 'Show more' }));
    await waitFor(() => rows(root).length === 40);
    clickOn(await findRow(root, 'CS-40'), place);
    await root.updateComplete;
    expect(root.request).to.equal('');
  });

  it('of a finger on "All requests" does not press "New request"', async () => {
    const root = await desk();
    (await findRow(root, 'CS-60')).click();
    await findByRole(root, 'heading', { name: 'Summary of 60' });
    const place = clickOn(getByRole(root, 'button', { name: 'All requests' }), undefined, 'touch');
    clickOn(
      await findByRole(root, 'button', { name: 'New request' }),
      { ...place, x: place.x + 3, y: place.y - 3 },
      'touch',
    );
    await root.updateComplete;
    await findRow(root, 'CS-60');
  });

  it('on one thing is two clicks on it', async () => {
    const root = await desk();
    (await findRow(root, 'CS-60')).click();
    const file = await findByRole(root, 'link', { name: /file-3\.bin/ });
    clickOn(file);
    clickOn(file);
    await waitFor(() => api.callsTo('GET /attachments/f3').length > 0);
  });

  it('is none where the second one is elsewhere, or made by a key', async () => {
    const root = await desk();
    clickOn(await findRow(root, 'CS-60'));
    clickOn(await findByRole(root, 'button', { name: 'All requests' }));
    const place = clickOn(await findRow(root, 'CS-59'));
    const back = await findByRole(root, 'button', { name: 'All requests' });
    back.click();
    await findRow(root, 'CS-60');
    expect(place.x).to.be.greaterThan(0);
  });
});
