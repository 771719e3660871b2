/** Every text that is shown, also placeholders, has a contrast of 4.5 with its ground, and every edge of a field 3 (WCAG 1.4.3, 1.4.11). */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../src/index.ts';
import { answering, findRow, mount, wirePage, wireRequest } from '../support/list-fixture.ts';
import { json, mockApi, problem } from '../support/mock-api.ts';
import { findByRole } from '../support/queries.ts';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Any CSS colour in sRGB: the canvas computes it. */
function parse(colour: string): Colour {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = '#000';
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
  r * a + r2 * (1 - a),
  g * a + g2 * (1 - a),
  b * a + b2 * (1 - a),
  1,
];

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = ([red, green, blue]: Colour): number => {
  const [r, g, b] = [red, green, blue].map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ??
  element.parentElement ??
  (element.getRootNode() as Partial<ShadowRoot>).host ??
  null;

/** What is painted behind an element, with its own ground. */
function groundOf(element: Element | null): Colour {
  if (!element) return [255, 255, 255, 1];
  const own = parse(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, groundOf(parentOf(element)));
}

/** What is dimmed as a whole, such as a control that is off, is excepted by WCAG. */
const isOff = (element: Element): boolean => element.matches('[aria-disabled="true"], :disabled');

/** The texts and fields with too little contrast. */
function tooFaint(root: SupportRequests): string[] {
  const faults: string[] = [];
  let count = 0;
  const check = (what: string, colour: string, ground: Colour, least: number) => {
    count++;
    const found = contrast(over(parse(colour), ground), ground);
    if (found < least) faults.push(`${what}: ${found.toFixed(2)}`);
  };
  const look = (parent: Element | ShadowRoot): void => {
    for (const element of parent.children) {
      const isShown =
        element instanceof HTMLSlotElement || element.checkVisibility({ visibilityProperty: true });
      if (!isShown || isOff(element)) continue;
      const style = getComputedStyle(element);
      const ground = groundOf(element);
      const text = [...element.childNodes].find(node => node instanceof Text && node.data.trim());
      if (text && style.clipPath === 'none' && element.localName !== 'option')
        check(`${element.localName} "${text.textContent!.trim().slice(0, 30)}"`, style.color, ground, 4.5);
      if (element.matches('.field') && style.opacity === '1') {
        const name = element.getAttribute('part') ?? element.localName;
        check(`the edge of ${name}`, style.borderTopColor, groundOf(parentOf(element)), 3);
        if ((element as HTMLInputElement).placeholder)
          check(`the placeholder of ${name}`, getComputedStyle(element, '::placeholder').color, ground, 4.5);
      }
      look(element.shadowRoot ?? element);
    }
  };
  look(root.shadowRoot!);
  expect(count, 'measured').to.be.above(5);
  return faults;
}

const rows = [
  wireRequest(5, { unread: true, awaiting: 'requester' }),
  wireRequest(4, { awaiting: 'requester' }),
  wireRequest(3, { awaiting: 'support' }),
  wireRequest(2, { status: 'closed' }),
  wireRequest(1, { statusLabel: 'On hold' }),
];
const comment = {
  id: 'c',
  author: { name: 'Marta', role: 'agent' },
  body: 'See `this`',
  createdAt: '2024-03-02T10:30:00Z',
};

describe('The contrast', () => {
  const api = mockApi();
  const config = {
    features: { search: true, close: true, reopen: true, rating: true },
    closedReply: 'reopens',
  };
  const serve = (items: readonly unknown[] = rows) => {
    const rest = answering(() => json(wirePage(items, { total: items.length })), config);
    api.serve(request => (request.url.includes('/comments') ? json(wirePage([comment])) : rest(request)));
  };

  for (const theme of ['light', 'dark'] as const) {
    const show = (more: Partial<SupportRequests> = {}) =>
      mount('support-requests', { apiBase: api.base, theme, ...more });

    it(`is enough in the list, ${theme}`, async () => {
      serve();
      const root = await show({ status: 'all' });
      await findRow(root, 'CS-5');
      await findByRole(root, 'searchbox', { name: 'Search requests' });
      expect(tooFaint(root)).to.deep.equal([]);
    });

    it(`is enough in an empty list, ${theme}`, async () => {
      serve([]);
      const root = await show();
      await findByRole(root, 'button', { name: 'Show closed' });
      expect(tooFaint(root)).to.deep.equal([]);
    });

    it(`is enough in a list that failed, ${theme}`, async () => {
      api.serve(answering(() => problem(500)));
      const root = await show();
      await findByRole(root, 'alert');
      expect(tooFaint(root)).to.deep.equal([]);
    });

    it(`is enough in the form, with what it finds missing, ${theme}`, async () => {
      serve();
      const root = await show();
      await root.newRequest();
      const send = await findByRole(root, 'button', { name: 'Send' });
      expect(tooFaint(root)).to.deep.equal([]);
      send.click();
      await findByRole(root, 'textbox', { name: /Summary/ });
      expect(tooFaint(root)).to.deep.equal([]);
    });

    it(`is enough in a thread, ${theme}`, async () => {
      serve();
      const root = await show({ request: 'CS-1' });
      await findByRole(root, 'textbox', { name: 'Write a comment' });
      await findByRole(root, 'button', { name: 'Close request' });
      expect(tooFaint(root)).to.deep.equal([]);
    });
  }
});
