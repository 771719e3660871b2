import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { adoptLate } from '../../../src/ui/element/late-view.ts';
import {
  PictureViewer,
  type ViewerHost,
  type ViewerPicture,
} from '../../../src/ui/files/picture-viewer/picture-viewer.lazy.ts';
import { Translator } from '../../../src/i18n/translator.ts';
import { expectAccessible } from '../../support/axe.ts';
import { press } from '../../support/input.ts';

/** Has a button that has the focus, and a viewer beside it. */
class ViewerPage extends LitElement implements ViewerHost {
  readonly viewer: PictureViewer = new PictureViewer(this);
  /** Whether the viewer is a part of the template. */
  hasViewer = true;

  readonly t: ViewerHost['t'] = (key, values) => english.t(key, values);

  protected override render(): TemplateResult {
    return html`<button>Open</button>${this.hasViewer ? this.viewer.render() : ''}`;
  }
}
customElements.define('viewer-page', ViewerPage);

const english = new Translator('en-GB');

/** Resolves as soon as the condition holds, looked at whenever something in the root changes. */
function until(root: Node, holds: () => unknown): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!holds()) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
}

function png(width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return new Promise(resolve => canvas.toBlob(blob => resolve(blob!)));
}

describe('the picture viewer', () => {
  let host: ViewerPage;
  let root: ShadowRoot;
  let opener: HTMLButtonElement;
  let small: Blob;
  let large: Blob;
  let urls: Map<string, Blob>;
  const createObjectURL = URL.createObjectURL.bind(URL);
  const revokeObjectURL = URL.revokeObjectURL.bind(URL);

  before(async () => {
    small = await png(20, 10);
    large = await png(3000, 2000);
  });

  beforeEach(async () => {
    urls = new Map();
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL(blob);
      urls.set(url, blob);
      return url;
    };
    URL.revokeObjectURL = (url: string) => {
      urls.delete(url);
      revokeObjectURL(url);
    };
    host = new ViewerPage();
    document.body.append(host);
    root = host.shadowRoot!;
    await host.updateComplete;
    adoptLate(host, host.viewer.styles);
    opener = root.querySelector('button')!;
    opener.focus();
  });

  afterEach(() => {
    host.remove();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  const dialog = () => root.querySelector('dialog');
  const image = () => root.querySelector('img');
  const stage = () => root.querySelector('.picture-viewer-stage')!;
  const shown = () => image() && !image()!.hidden;
  const isOpen = () => dialog() !== null;
  const closed = () => until(root, () => !isOpen());
  /** Its colours are what they will be: it has faded in. */
  const settled = () =>
    Promise.all(
      dialog()!
        .getAnimations({ subtree: true })
        .map(one => one.finished),
    );
  const failed = () => root.querySelector('[role=alert]')?.checkVisibility();
  const button = (name: string) =>
    [...root.querySelectorAll<HTMLButtonElement>('dialog button')].find(
      one => (one.ariaLabel ?? one.textContent) === name,
    )!;
  const download = () => root.querySelector<HTMLAnchorElement>('dialog a')!;
  const caption = () => root.querySelector('dialog p')!.textContent;
  const styleOf = (element: Element, ...names: string[]) =>
    names.map(name => getComputedStyle(element).getPropertyValue(name));
  const picture = (name: string, blob: Blob = small): ViewerPicture => ({
    name,
    sizeText: '3 kB',
    load: () => Promise.resolve(blob),
  });

  /** Presses a key where the focus is, and waits for the result. */
  async function key(name: string): Promise<void> {
    root.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
    );
    await host.updateComplete;
  }

  async function click(element: HTMLElement): Promise<void> {
    element.click();
    await host.updateComplete;
  }

  async function open(pictures: readonly ViewerPicture[], index = 0): Promise<void> {
    host.viewer.open(pictures, index);
    await host.updateComplete;
  }

  async function three(index = 0): Promise<void> {
    await open([picture('a.png'), picture('b.png', large), picture('c.png')], index);
    await until(root, shown);
  }

  it('takes the page’s font, colour and direction, and nothing else of its text', async () => {
    host.style.cssText =
      'font: italic 20px serif; direction: rtl; letter-spacing: 9px; text-transform: uppercase; text-align: end; white-space: pre; cursor: help';
    await open([picture('red.png')]);
    await until(root, shown);
    const names = ['font-style', 'font-size', 'direction', 'letter-spacing', 'text-transform', 'white-space'];
    expect(styleOf(dialog()!, ...names)).to.deep.equal(['italic', '20px', 'rtl', 'normal', 'none', 'normal']);
    expect(styleOf(dialog()!, 'text-align', 'cursor', 'position')).to.deep.equal(['start', 'auto', 'fixed']);
    const { width, height, left, top } = dialog()!.getBoundingClientRect();
    expect([left, top, width, height]).to.deep.equal([0, 0, innerWidth, innerHeight]);
  });

  it('keeps single letters from the page behind it, and no others', async () => {
    await open([picture('red.png')]);
    await until(root, shown);
    const heard: string[] = [];
    const hear = (event: KeyboardEvent) => heard.push(event.key);
    addEventListener('keydown', hear);
    for (const name of ['c', '?', 'É', 'F2']) await key(name);
    removeEventListener('keydown', hear);
    expect(heard).to.deep.equal(['F2']);
  });

  it('shows the picture, its name, size and position in a modal dialog', async () => {
    await three(1);
    expect(dialog()!.matches(':modal')).to.equal(true);
    expect(dialog()!.ariaLabel).to.equal('b.png');
    expect(image()!.alt).to.equal('b.png');
    expect(image()!.naturalWidth).to.equal(3000);
    expect(caption()).to.contain('b.png').and.contain('3 kB').and.contain('2 of 3');
    await settled();
    await expectAccessible(dialog()!);
  });

  it('fits the picture into the window, and does not blow it up', async () => {
    await three(1);
    const { width, height } = image()!.getBoundingClientRect();
    expect(width).to.be.at.most(stage().clientWidth);
    expect(height).to.be.at.most(stage().clientHeight);
    expect(getComputedStyle(image()!).objectFit).to.equal('contain');
    await key('ArrowLeft');
    await until(root, () => shown() && image()!.alt === 'a.png');
    expect(image()!.getBoundingClientRect().width).to.equal(20);
  });

  it('shows the actual size and scrolls it', async () => {
    await three(1);
    await click(image()!);
    expect(image()!.getBoundingClientRect().width).to.equal(3000);
    expect(image()!.ariaPressed).to.equal('true');
    expect(stage().scrollWidth).to.be.at.least(3000);
    // The arrow keys are for scrolling now.
    await key('ArrowRight');
    expect(dialog()!.ariaLabel).to.equal('b.png');
    image()!.focus();
    await key('Enter');
    expect(image()!.ariaPressed).to.equal('false');
    expect(stage().scrollWidth).to.equal(stage().clientWidth);
    await key(' ');
    expect(image()!.ariaPressed).to.equal('true');
  });

  it('goes between pictures with buttons and arrow keys, and stops at the ends', async () => {
    await three();
    const heard: string[] = [];
    const listen = (event: Event) => heard.push((event as KeyboardEvent).key);
    document.addEventListener('keydown', listen);
    expect(button('Previous picture').ariaDisabled).to.equal('true');
    await key('ArrowLeft');
    expect(dialog()!.ariaLabel).to.equal('a.png');
    await key('ArrowRight');
    expect(dialog()!.ariaLabel).to.equal('b.png');
    await click(button('Next picture'));
    expect(dialog()!.ariaLabel).to.equal('c.png');
    expect(button('Next picture').ariaDisabled).to.equal('true');
    await click(button('Next picture'));
    expect(dialog()!.ariaLabel).to.equal('c.png');
    await key('ArrowLeft');
    expect(dialog()!.ariaLabel).to.equal('b.png');
    await until(root, shown);
    expect(root.querySelectorAll('img').length).to.equal(1);
    // The page around hears none of it.
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal([]);
  });

  it('mirrors the keys where the text runs from right to left', async () => {
    host.dir = 'rtl';
    await three(1);
    await key('ArrowLeft');
    expect(dialog()!.ariaLabel).to.equal('c.png');
    await key('ArrowRight');
    await key('ArrowRight');
    expect(dialog()!.ariaLabel).to.equal('a.png');
    const [left, right] = [button('Next picture'), button('Previous picture')];
    expect(left.getBoundingClientRect().left).to.be.lessThan(right.getBoundingClientRect().left);
  });

  it('keeps the keys when the focused picture goes', async () => {
    await three();
    image()!.focus();
    await key('ArrowRight');
    expect(dialog()!.contains(root.activeElement)).to.equal(true);
    await key('ArrowRight');
    expect(dialog()!.ariaLabel).to.equal('c.png');
  });

  it('shows no way to other pictures where there are none', async () => {
    await open([picture('a.png')]);
    await until(root, shown);
    expect(button('Next picture').checkVisibility()).to.equal(false);
    expect(caption()).to.equal('a.png3 kB');
  });

  it('closes by its button, gives the focus back and leaves nothing behind', async () => {
    const { outerHTML } = host;
    await three();
    expect(root.activeElement === button('Close')).to.equal(true);
    expect(root.querySelector('style, [style]')).to.equal(null);
    button('Close').click();
    await closed();
    expect(root.activeElement === opener).to.equal(true);
    expect([...urls.keys()]).to.deep.equal([]);
    expect(host.outerHTML).to.equal(outerHTML);
    expect([...root.children].map(child => child === opener)).to.deep.equal([true]);
  });

  it('closes by Escape, and opens again', async () => {
    await three();
    await press('Escape');
    await closed();
    expect(root.activeElement === opener).to.equal(true);
    await three(2);
    expect(dialog()!.matches(':modal')).to.equal(true);
    expect(dialog()!.ariaLabel).to.equal('c.png');
  });

  it('closes by a press beside the picture, and by none that began on it', async () => {
    await three();
    const pressAt = (down: Element, up: Element) => {
      down.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      up.dispatchEvent(new PointerEvent('click', { bubbles: true }));
    };
    pressAt(image()!, stage());
    pressAt(root.querySelector('dialog p')!, root.querySelector('dialog p')!);
    expect(dialog()!.open).to.equal(true);
    pressAt(stage(), stage());
    await closed();
  });

  it('closes when the element leaves the page', async () => {
    await three();
    host.remove();
    expect(urls.size).to.equal(0);
    await host.updateComplete;
    expect(isOpen()).to.equal(false);
    document.body.append(host);
    await host.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('closes when its host renders it no more', async () => {
    await three();
    host.hasViewer = false;
    host.requestUpdate();
    await host.updateComplete;
    expect(isOpen()).to.equal(false);
    expect(urls.size).to.equal(0);
    expect(root.activeElement === opener).to.equal(true);
    host.hasViewer = true;
    host.requestUpdate();
    await host.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('stays as it is when its host renders something else anew', async () => {
    await three(1);
    image()!.focus();
    const before = image();
    host.requestUpdate();
    await host.updateComplete;
    expect(image() === before).to.equal(true);
    expect(root.activeElement === before).to.equal(true);
    expect(dialog()!.matches(':modal')).to.equal(true);
  });

  it('calls off what is being fetched', async () => {
    const signals: AbortSignal[] = [];
    const slow = (name: string): ViewerPicture => ({
      name,
      sizeText: '',
      load: signal => {
        signals.push(signal);
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        );
      },
    });
    await open([slow('a'), slow('b')]);
    expect(dialog()!.ariaBusy).to.equal('true');
    expect(root.querySelector('[role=status]')!.checkVisibility()).to.equal(true);
    await key('ArrowRight');
    expect(signals.map(signal => signal.aborted)).to.deep.equal([true, false]);
    button('Close').click();
    await closed();
    expect(signals.map(signal => signal.aborted)).to.deep.equal([true, true]);
  });

  it('says when a picture failed, and tries again', async () => {
    let tries = 0;
    const load = () => (tries++ ? Promise.resolve(small) : Promise.reject(new Error('no')));
    await open([{ name: 'a.png', sizeText: '', load }]);
    await until(root, failed);
    await settled();
    await expectAccessible(dialog()!);
    expect(download().checkVisibility()).to.equal(false);
    button('Try again').focus();
    await click(button('Try again'));
    expect(dialog()!.contains(root.activeElement)).to.equal(true);
    await until(root, shown);
    expect(failed()).to.equal(false);
    expect(tries).to.equal(2);
  });

  it('fetches a picture once, but anew after it came damaged', async () => {
    let tries = 0;
    const damaged = new Blob(['not a picture'], { type: 'image/png' });
    const load = () => Promise.resolve(tries++ ? small : damaged);
    await open([{ name: 'a.png', sizeText: '', load }, picture('b.png')]);
    await until(root, failed);
    await click(button('Try again'));
    await until(root, shown);
    await key('ArrowRight');
    await key('ArrowLeft');
    await until(root, () => shown() && image()!.alt === 'a.png');
    expect(tries).to.equal(2);
  });

  it('draws no SVG, whatever it is called, but lets it be saved', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    for (const type of ['image/svg+xml', 'image/png', 'application/octet-stream', '', 'text/html']) {
      await open([picture('a.png', new Blob([svg], { type }))]);
      await until(root, failed);
      expect(shown(), type).not.to.equal(true);
      expect(download().checkVisibility()).to.equal(true);
      button('Close').click();
      await closed();
    }
  });

  it('draws a picture that the server sends without a type', async () => {
    await open([picture('a.png', new Blob([small], { type: 'application/octet-stream' }))]);
    await until(root, shown);
    expect(image()!.naturalWidth).to.equal(20);
  });

  it('saves under the name of the file, as bytes that no browser opens', async () => {
    await three();
    expect(download().download).to.equal('a.png');
    const blob = urls.get(download().href)!;
    expect(blob.type).to.equal('application/octet-stream');
    expect(blob.size).to.equal(small.size);
  });

  it('fits into 320 px, in dark and light, with the colours of the page', async () => {
    const frame = document.createElement('iframe');
    frame.width = '320';
    frame.height = '480';
    document.body.append(frame);
    const inner = frame.contentDocument!.createElement('div');
    frame.contentDocument!.body.append(inner);
    // A frame's sheets must be its own, so the widths are looked at through a copy of the rules.
    const sheet = new (frame.contentWindow as unknown as typeof globalThis).CSSStyleSheet();
    await three();
    for (const rule of host.viewer.styles.styleSheet!.cssRules)
      sheet.insertRule(rule.cssText, sheet.cssRules.length);
    const innerRoot = inner.attachShadow({ mode: 'open' });
    innerRoot.adoptedStyleSheets = [sheet];
    const copy = frame.contentDocument!.importNode(dialog()!, true);
    copy.removeAttribute('open');
    innerRoot.append(copy);
    copy.showModal();
    expect(copy.scrollWidth).to.be.at.most(320);
    for (const control of copy.querySelectorAll('button, a')) {
      if (!control.checkVisibility()) continue;
      const box = control.getBoundingClientRect();
      expect(box.left).to.be.at.least(0);
      expect(box.right).to.be.at.most(320);
      expect(box.height).to.be.at.least(44);
    }
    inner.style.colorScheme = 'light';
    const light = frame.contentWindow!.getComputedStyle(copy).color;
    inner.style.colorScheme = 'dark';
    expect(frame.contentWindow!.getComputedStyle(copy).color).not.to.equal(light);
    inner.style.setProperty('--support-color-text', 'rgb(1, 2, 3)');
    expect(frame.contentWindow!.getComputedStyle(copy).color).to.equal('rgb(1, 2, 3)');
    frame.remove();
  });

  it('refuses an index without a picture', async () => {
    expect(() => host.viewer.open([], 0)).to.throw(RangeError);
    await host.updateComplete;
    expect(isOpen()).to.equal(false);
  });
});
