/**
 * The list as somebody would write it by hand for one page: the same rows from the same JSON, no states, no filter that
 * works, no refresh. What `first-rows.js` measures the widget against.
 */
const css = `
  .rows { margin: 0; padding: 0; list-style: none; border: 1px solid #ddd; border-radius: 10px; }
  .rows li { content-visibility: auto; contain-intrinsic-block-size: auto 4.2em; border-block-end: 1px solid #ddd; }
  .row { display: grid; grid-template: 'summary state when' 'meta meta when' / 1fr auto auto; gap: 4px 12px; inline-size: 100%;
    padding: 12px 16px; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
  .row:hover { background: #f4f4f6; }
  .summary { grid-area: summary; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .state { grid-area: state; }
  .pill { padding: 2px 8px; border: 1px solid currentColor; border-radius: 99px; font-size: 0.8125em; }
  .when { grid-area: when; text-align: end; font-variant-numeric: tabular-nums; }
  .when span, .meta { display: block; color: #555; font-size: 0.8125em; }
  .meta { grid-area: meta; }`;

const lang = navigator.languages.find(tag => /^en(-[A-Z]{2})?$/.test(tag)) ?? 'en';
/** Made at the first row, as the widget does: they take their time. */
let relative;
let full;
let short;
function makeFormats() {
  relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  full = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'long' });
  short = new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
}

const words = { open: 'Open', closed: 'Closed', updated: 'Updated' };
const waiting = { support: 'waiting for support', requester: 'waiting for your reply' };

function ago(time) {
  const minutes = Math.floor((Date.now() - time) / 60_000);
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 1440) return relative.format(-Math.floor(minutes / 60), 'hour');
  return short.format(time);
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

function rowOf({ key, summary, status, createdAt, updatedAt, awaiting }) {
  const updated = Date.parse(updatedAt);
  const created = Date.parse(createdAt);
  const meta = make(
    'span',
    'meta',
    make('span', '', key),
    ' · created ',
    timeOf(created, short.format(created)),
  );
  if (awaiting) meta.append(` · ${waiting[awaiting]}`);
  const row = make(
    'button',
    'row',
    make('span', 'summary', summary),
    make('span', 'state', make('span', 'pill', words[status] ?? status)),
    make('span', 'when', timeOf(updated, ago(updated)), make('span', '', short.format(updated))),
    meta,
  );
  row.type = 'button';
  row.dataset.key = key;
  return make('li', '', row);
}

window.drawByHand = async place => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const select = make('select', '', ...['open', 'closed', 'all'].map(value => make('option', '', value)));
  const label = make('label', '', 'Show tickets with status ', select);
  place.append(make('h2', '', 'Requests to support'), label, make('button', '', 'New request'));
  const response = await fetch('/api/support/requests?status=open&limit=20', {
    headers: { Accept: 'application/json' },
  });
  const { items } = await response.json();
  makeFormats();
  const list = make('ul', 'rows', ...items.map(rowOf));
  list.addEventListener('click', event => {
    const key = event.target.closest('.row')?.dataset.key;
    if (key) location.hash = key;
  });
  place.append(list);
};
