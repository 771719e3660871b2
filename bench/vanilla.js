/**
 * A list as one would write it by hand for one page, which `first-rows.js` compares with the widget: the same heading and rows, with
 * the same times, from the same JSON, directly in the document. It has a skeleton, but no other states, no working filter and no
 * refresh.
 */
const css = `
  :root { --accent: light-dark(#2457d6, #8fb1ff); --ok: light-dark(#1b6b3a, #7fd6a0);
    --line: color-mix(in srgb, currentcolor 18%, transparent); --quiet: color-mix(in srgb, currentcolor 74%, transparent); }
  .desk { line-height: 1.5; }
  .desk, .desk * { box-sizing: border-box; }
  .head { display: grid; grid-template: 'heading new' 'filter filter' / minmax(min-content, 1fr) auto; align-items: center;
    gap: 12px; margin-block-end: 16px; }
  .head h2 { grid-area: heading; margin: 0; font-size: 1.375em; font-weight: 650; line-height: 1.25; text-wrap: balance; }
  .filter { grid-area: filter; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; }
  .filter span { font-size: 0.875em; color: var(--quiet); }
  .filter select { min-block-size: 36px; padding: 4px 8px; border: 1px solid var(--quiet); border-radius: 6px; background: none;
    color: inherit; font: inherit; }
  .new { grid-area: new; display: inline-flex; align-items: center; gap: 6px; min-block-size: 36px; padding: 5px 14px;
    border: 0; border-radius: 6px; background: var(--accent); color: #fff; font: inherit; font-weight: 500; cursor: pointer; }
  .new svg { inline-size: 1.125em; block-size: 1.125em; }
  .rows, .skeleton { margin: 52px 0 0; padding: 0; list-style: none; border-block: 1px solid var(--line); }
  .rows li { content-visibility: auto; contain-intrinsic-block-size: auto 6em; }
  .rows li + li .row, .skeleton div + div { border-block-start: 1px solid var(--line); }
  .skeleton div { display: grid; align-content: center; gap: 4px; min-block-size: 5.9em; padding-inline: 20px 4px; }
  .skeleton i { inline-size: 62%; block-size: 0.9em; border-radius: 6px; background: color-mix(in srgb, currentcolor 10%, transparent); }
  .row { position: relative; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; inline-size: 100%; min-block-size: 44px;
    padding: 12px 4px 12px 20px; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer;
    transition: background-color 140ms ease-out; }
  .row:hover { background: color-mix(in srgb, currentcolor 5%, transparent); }
  .row:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
  .summary { order: -1; flex-basis: 100%; grid-area: summary; font-weight: 600; line-height: 1.35; overflow: hidden; overflow-wrap: anywhere;
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
  .unread .summary { font-weight: 750; }
  .unread::before { content: ''; position: absolute; inset: 19px auto auto 4px; inline-size: 8px; block-size: 8px; border-radius: 50%;
    background: var(--accent); }
  .key { grid-area: key; color: var(--quiet); font-size: 0.875em; }
  .status { --tone: currentcolor; grid-area: state; justify-self: start; display: inline-flex; align-items: center; gap: 6px;
    padding: 0.1em 0.65em 0.1em 0.55em; border: 1px solid color-mix(in srgb, var(--tone) 32%, transparent); border-radius: 1em;
    background: color-mix(in srgb, var(--tone) 8%, transparent); font-size: 0.8125em; font-weight: 550; line-height: 1.4; }
  .status::before { content: ''; inline-size: 0.55em; block-size: 0.55em; border: 2px solid var(--tone); border-radius: 50%; }
  .status.open { --tone: var(--ok); }
  .status.updated { --tone: var(--accent); }
  .status.updated::before, .status.closed::before { background: var(--tone); }
  .when { grid-area: when; font-size: 0.875em; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .when .short { display: none; color: var(--quiet); }
  .meta { grid-area: meta; flex-basis: 100%; color: var(--quiet); font-size: 0.875em; font-variant-numeric: tabular-nums; }
  .for-screen-readers { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (min-width: 640px) {
    .head { grid-template: 'heading filter new' / 1fr auto auto; column-gap: 20px; }
    .rows, .skeleton { border: 1px solid var(--line); border-radius: 10px; overflow: clip; }
    .rows li { contain-intrinsic-block-size: auto 4.2em; }
    .row { display: grid; grid-template: 'summary summary state when' auto 'key meta state when' auto / auto 1fr 8.5em 8.5em;
      column-gap: 8px; padding-inline: 28px 16px; }
    .key, .meta { align-self: start; }
    .meta::before { content: '· '; }
    .skeleton div { min-block-size: 4.2em; }
    .unread::before { inset-inline-start: 12px; }
    .status { margin-inline-start: 8px; }
    .when { text-align: end; white-space: normal; }
    .when .short { display: block; }
    .meta .short { display: none; }
  }`;

// Parsed when the script is loaded, as in the widget.
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const lang = navigator.languages.find(tag => /^en(-[A-Z]{2})?$/.test(tag)) ?? 'en';
let relative;
let full;
let withYear;
let dayAndMonth;
let clock;
/** Created while the response is on its way, as in the widget, since formatters are slow to create; `withYear` only when needed. */
function makeFormats() {
  relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  full = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'long' });
  dayAndMonth = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short' });
  clock = new Intl.DateTimeFormat(lang, { timeStyle: 'short' });
  for (const format of [full, dayAndMonth, clock]) format.format();
  relative.format(-1, 'minute');
}

const statusLabels = { open: 'Open', closed: 'Closed', updated: 'Updated' };
const awaitingLabels = { support: 'with support', requester: 'support replied' };

function short(time) {
  if (new Date(time).getFullYear() === new Date().getFullYear())
    return `${dayAndMonth.format(time)}, ${clock.format(time)}`;
  withYear ??= new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  return withYear.format(time);
}

function ago(time) {
  const minutes = Math.floor((Date.now() - time) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const days = Math.round(
    (new Date().setHours(0, 0, 0, 0) - new Date(time).setHours(0, 0, 0, 0)) / 86_400_000,
  );
  if (days === 0) return relative.format(-Math.floor(minutes / 60), 'hour');
  if (days > 1) return short(time);
  return `${relative.format(-1, 'day')}, ${clock.format(time)}`;
}

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function timeOf(value, text) {
  const element = make('time', '', text);
  element.dateTime = new Date(value).toISOString();
  element.title = full.format(value);
  return element;
}

function rowOf({ key, summary, status, unread, closed, createdAt, updatedAt, awaiting }) {
  const updated = Date.parse(updatedAt);
  const created = Date.parse(createdAt);
  const shown = unread && !closed ? 'updated' : status;
  const exact = short(updated);
  const meta = make('span', 'meta', make('span', 'short', `updated ${exact} · `));
  meta.append('created ', timeOf(created, short(created)));
  if (awaiting && !closed) meta.append(` · ${awaitingLabels[awaiting]}`);
  const row = make(
    'button',
    unread ? 'row unread' : 'row',
    make('span', 'key', key),
    ' ',
    make('span', 'summary', summary.trim()),
    ' ',
    make('span', `status ${shown}`, statusLabels[shown] ?? shown),
    make(
      'span',
      'when',
      make('span', 'for-screen-readers', 'updated '),
      timeOf(updated, ago(updated)),
      make('span', 'short', exact),
    ),
    meta,
  );
  row.type = 'button';
  row.dataset.key = key;
  return make('li', '', row);
}

function headOf() {
  const select = make('select', '', ...['open', 'closed', 'all'].map(value => make('option', '', value)));
  const label = make('label', 'filter', make('span', '', 'Show tickets with status'), select);
  const button = make('button', 'new');
  button.innerHTML =
    '<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d="M8 3v10M3 8h10"/></svg>New request';
  button.type = 'button';
  return make('div', 'head', make('h2', '', 'Requests to support'), label, button);
}

window.renderByHand = async container => {
  document.adoptedStyleSheets = [sheet];
  const response = fetch('/api/support/requests?status=open&limit=20', {
    headers: { Accept: 'application/json' },
  });
  const skeleton = make(
    'div',
    'skeleton',
    ...[0, 1, 2, 3, 4].map(() => make('div', '', make('i'), make('i'))),
  );
  const desk = make('div', 'desk', headOf(), skeleton);
  container.append(desk);
  makeFormats();
  const { items } = await (await response).json();
  const list = make('ul', 'rows', ...items.map(rowOf));
  list.addEventListener('click', event => {
    const key = event.target.closest('.row')?.dataset.key;
    if (key) location.hash = key;
  });
  skeleton.replaceWith(list);
};
