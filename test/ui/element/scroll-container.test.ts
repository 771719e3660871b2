import { expect, fixture, html } from '@open-wc/testing';
import { scrollContainers } from '../../../src/ui/element/scroll-container.ts';

describe('the scroll containers around an element', () => {
  const page = () => document.scrollingElement!;
  const tall = html`<div style="block-size: 4000px"></div>`;
  const around = (element: Element) => [...scrollContainers(element)];

  afterEach(() => {
    document.documentElement.removeAttribute('style');
    document.body.removeAttribute('style');
    scrollTo(0, 0);
  });

  it('are the boxes that can be scrolled, the nearest first, and then the page', async () => {
    const outer = await fixture<HTMLElement>(html`
      <div style="block-size: 300px; overflow: auto">
        <div style="block-size: 200px; overflow: hidden">
          <div style="block-size: 100px; overflow-y: scroll"><p>Text</p>${tall}</div>
          ${tall}
        </div>
        ${tall}
      </div>
    `);
    const inner = outer.firstElementChild!.firstElementChild!;
    expect(around(inner.firstElementChild!)).to.deep.equal([inner, outer, page()]);
  });

  it('are none that has nothing to scroll', async () => {
    const box = await fixture(html`<div style="block-size: 300px; overflow: auto"><p>Text</p></div>`);
    expect(around(box.firstElementChild!)).to.deep.equal([page()]);
  });

  it('are boxes with hidden overflow that a script has scrolled', async () => {
    const box = await fixture(
      html`<div style="block-size: 300px; overflow: hidden"><p>Text</p>${tall}</div>`,
    );
    box.scrollTop = 10;
    expect(around(box.firstElementChild!)).to.deep.equal([box, page()]);
  });

  it('are found through shadow roots and slots', async () => {
    const host = await fixture<HTMLElement>(html`<div><p>Text</p>${tall}</div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<section style="block-size: 300px; overflow: auto"><slot></slot></section>';
    const section = root.querySelector('section')!;
    expect(around(host.firstElementChild!)).to.deep.equal([section, page()]);
  });

  it('are not body where the viewport has its overflow', async () => {
    const element = await fixture(html`<div>${tall}</div>`);
    document.documentElement.style.blockSize = '100%';
    document.body.style.cssText = 'block-size: 100%; margin: 0; overflow: auto';
    expect(around(element)).to.deep.equal([page()]);
    // With an overflow of its own the root leaves body's to body.
    document.documentElement.style.overflow = 'hidden';
    expect(around(element)).to.deep.equal([document.body, page()]);
  });
});
