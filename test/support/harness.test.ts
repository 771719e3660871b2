import { expect, fixture, html } from '@open-wc/testing';
import { expectAccessible } from './axe.ts';
import { expectErrors } from './guard.ts';
import { click, focused, press, type, typeInto } from './input.ts';
import {
  findByLabel,
  findByRole,
  findByText,
  getByLabel,
  getByRole,
  getByText,
  queryAllByRole,
  queryByRole,
  textOf,
} from './queries.ts';
import { waitFor } from './wait.ts';

customElements.define(
  'x-inner',
  class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).innerHTML = `
        <h2>Requests to <b>support</b></h2>
        <label for="s">Summary</label><input id="s">
        <label>Description <textarea></textarea></label>
        <select aria-label="Show tickets with status"><option>open</option><option>all</option></select>
        <p>One</p><p>Two</p>
        <div hidden><button>Gone</button></div>
        <button><slot></slot></button>`;
    }
  },
);
customElements.define(
  'x-outer',
  class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).innerHTML =
        `<x-inner>Send <b>now</b></x-inner><button>Cancel</button>`;
    }
  },
);

const mount = () => fixture<HTMLElement>(html`<x-outer></x-outer>`);

describe('queries', () => {
  it('find by role and name through shadow roots and slots', async () => {
    const element = await mount();
    expect(getByRole(element, 'button', { name: 'Send now' }).localName).to.equal('button');
    expect(queryAllByRole(element, 'button')).to.have.length(2);
    expect(queryByRole(element, 'button', { name: 'Gone' })).to.equal(null);
    expect(queryByRole(element, 'button', { name: 'Gone', hidden: true })).to.not.equal(null);
    expect(getByRole(element, 'heading', { level: 2 }).textContent).to.contain('Requests');
    expect(getByRole(element, 'combobox', { name: /status/ }).localName).to.equal('select');
    expect(getByRole(element, 'textbox', { name: 'Summary' })).to.equal(getByLabel(element, 'Summary'));
    expect(getByLabel(element, 'Description').localName).to.equal('textarea');
    expect(getByText(element, 'Requests to support').localName).to.equal('h2');
    expect(textOf(element)).to.match(/One Two Send now Cancel$/);
  });

  it('say what there is', async () => {
    const element = await mount();
    expect(() => getByRole(element, 'button', { name: 'Nope' })).to.throw(
      /Nothing is button Nope[^]*heading "Requests to support"[^]*button "Cancel"/,
    );
    expect(() => getByRole(element, 'button')).to.throw(/2 elements are button/);
  });

  it('wait for what comes', async () => {
    const element = await mount();
    requestAnimationFrame(() => {
      element.insertAdjacentHTML('beforebegin', '<p>Later</p><button>Late</button><input aria-label="New">');
    });
    const parent = element.parentElement!;
    await findByRole(parent, 'button', { name: 'Late' });
    await findByText(parent, 'Later');
    await findByLabel(parent, 'New');
  });
});

describe('input', () => {
  it('presses, types and clicks like a person', async () => {
    const element = await mount();
    await typeInto(getByLabel(element, 'Summary'), 'Hello, All! äß€');
    expect(getByLabel<HTMLInputElement>(element, 'Summary').value).to.equal('Hello, All! äß€');
    await press('Tab');
    expect(focused()).to.equal(getByLabel(element, 'Description'));
    await type('a\nbb');
    await press('Shift+Enter');
    expect(getByLabel<HTMLTextAreaElement>(element, 'Description').value).to.equal('a\nbb\n');
    await press('Shift+Tab');
    expect(focused()).to.equal(getByLabel(element, 'Summary'));
    await press('Control+a', 'Backspace');
    expect(getByLabel<HTMLInputElement>(element, 'Summary').value).to.equal('');
    await press('Tab', 'Tab', 'Tab');
    expect(focused()).to.equal(getByRole(element, 'button', { name: 'Send now' }));
    let clicks = 0;
    element.addEventListener('click', event => (clicks += event.isTrusted ? 1 : 0));
    await press('Enter');
    await press('Space');
    await click(getByRole(element, 'button', { name: 'Cancel' }));
    await waitFor(() => clicks === 3, 'three clicks');
  });
});

describe('the tree that is kept', () => {
  const shown = (root: Element) => queryAllByRole(root, 'button').map(textOf);

  it('is that of the document as it is now', async () => {
    const root = await fixture(html`<div><button>One</button></div>`);
    expect(shown(root)).to.deep.equal(['One']);
    root.append(Object.assign(document.createElement('button'), { textContent: 'Two' }));
    expect(shown(root), 'an element more').to.deep.equal(['One', 'Two']);
    root.querySelector('button')!.firstChild!.nodeValue = 'First';
    expect(shown(root), 'another text').to.deep.equal(['First', 'Two']);
    root.lastElementChild!.role = 'link';
    expect(shown(root), 'another role').to.deep.equal(['First']);
  });

  it('does not hide what changes without a mutation', async () => {
    const root = await fixture(html`<div><button>One</button><x-late></x-late></div>`);
    expect(shown(root)).to.deep.equal(['One']);
    const late = root.querySelector('x-late')!.attachShadow({ mode: 'open' });
    late.innerHTML = '<button>Two</button>';
    expect(shown(root), 'a shadow root').to.deep.equal(['One', 'Two']);
    late.querySelector('button')!.textContent = 'Second';
    expect(shown(root), 'a text in it').to.deep.equal(['One', 'Second']);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('button { display: none }');
    late.adoptedStyleSheets = [sheet];
    expect(shown(root), 'a style sheet').to.deep.equal(['One']);
  });
});

describe('guard', () => {
  it('lets expected errors pass', async () => {
    expectErrors(/meant/);
    expectErrors(/thrown/);
    expectErrors(/rejected/);
    console.error('meant so');
    setTimeout(() => {
      throw new Error('thrown');
    });
    void Promise.reject(new Error('rejected'));
    await new Promise(resolve => setTimeout(resolve, 1));
  });
});

describe('axe', () => {
  it('judges what is in shadow roots', async () => {
    await expectAccessible(await mount());
    const bad = await fixture(html`<div></div>`);
    bad.attachShadow({ mode: 'open' }).innerHTML = '<input>';
    const verdict = await expectAccessible(bad).catch(String);
    expect(verdict).to.contain('label');
  });
});
