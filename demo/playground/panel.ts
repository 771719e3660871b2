/** The rows of the panel for colours and links. */
import { all, h, one } from './dom.ts';
import { languages, links, type Colour } from './state.ts';

const labels: Record<Colour, string> = {
  accent: 'Accent',
  surface: 'Surface',
  text: 'Text',
  border: 'Border',
  quiet: 'Quiet text',
  field: 'Fields',
  ok: 'Success',
  danger: 'Failure',
  open: 'Open',
  updated: 'Updated',
  closed: 'Closed',
};

const linkLabels: Record<(typeof links)[number], string> = {
  emergency: 'When the API is down',
  help: 'Help',
  status: 'Status page',
  privacy: 'Privacy',
  terms: 'Terms',
};

function colourCell(colour: Colour, dark: boolean): HTMLElement {
  const key = dark ? `${colour}-dark` : colour;
  const name = `${labels[colour]}, ${dark ? 'dark' : 'light'}`;
  return h(
    'div',
    { class: 'colour' },
    h('input', { type: 'color', 'data-key': key, 'data-swatch': '', 'aria-label': `${name}, picker` }),
    h('input', {
      type: 'text',
      'data-key': key,
      'data-colour': '',
      'aria-label': name,
      spellcheck: 'false',
      autocomplete: 'off',
    }),
  );
}

function colourRow(colour: Colour): HTMLElement {
  return h(
    'div',
    { class: 'colour-row', role: 'group', 'aria-label': labels[colour] },
    h('span', { 'aria-hidden': 'true' }, labels[colour]),
    colourCell(colour, false),
    colourCell(colour, true),
  );
}

const columnTitles = (): HTMLElement =>
  h(
    'div',
    { class: 'colour-row heads', 'aria-hidden': 'true' },
    h('span'),
    h('span', {}, 'Light'),
    h('span', {}, 'Dark'),
  );

function linkRow(link: (typeof links)[number]): HTMLElement {
  const field = (key: string, name: string, more: Record<string, string>): HTMLElement =>
    h('input', { type: 'text', 'data-key': key, 'aria-label': name, autocomplete: 'off', ...more });
  const name = linkLabels[link];
  return h(
    'fieldset',
    { class: 'link' },
    h('legend', {}, name),
    field(link, `${name}: address`, {
      inputmode: 'url',
      placeholder: link === 'emergency' ? 'tel:+441632960000' : `https://…`,
    }),
    field(`${link}-label`, `${name}: words`, { 'data-localized': '', placeholder: 'Words' }),
  );
}

export function fillPanel(): void {
  for (const box of all('[data-colours]')) {
    box.append(columnTitles(), ...(box.dataset['colours']!.split(' ') as Colour[]).map(colourRow));
  }
  one('[data-links]').append(...links.map(linkRow));
  one('select[data-key="lang"]').append(
    ...Object.entries(languages).map(([lang, name]) => h('option', { value: lang, lang }, name)),
  );
}
