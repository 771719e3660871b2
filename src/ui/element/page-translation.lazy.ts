import type { ReactiveController } from 'lit';
import type { HelpedElement } from './helped-element.ts';

/** A translator's element and the text node of ours that it stands for. */
interface Replaced {
  readonly font: Element;
  readonly text: Text;
}

/** Deprecated, and still what translators use. */
const FONT = 'font' as string;

const isFont = (node: Node): node is Element => node instanceof Element && node.localName === FONT;
const isText = (node: Node): node is Text => node instanceof Text;

/**
 * Keeps a shadow root whole whose text a browser's translator replaces: Chromium's puts `<font>` elements in the place of text nodes, and
 * Lit, which writes to these nodes and inserts before them, would change nothing any more or throw (https://crbug.com/872770). Around each
 * update of the host the own text nodes are put back; after it the translated ones return where the text has not changed.
 */
export class PageTranslation implements ReactiveController {
  readonly #host: HelpedElement;
  readonly #observer = new MutationObserver(records => this.#read(records));
  readonly #replaced = new Map<Element, Text>();
  /** What was put back for the update that runs. */
  #restored: (Replaced & { readonly data: string; readonly parent: ParentNode | null })[] = [];

  constructor(host: HelpedElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.renderRoot;
    this.#observer.observe(root, { childList: true, subtree: true });
    // What was translated before this module was loaded: the own text node may be lost, and another one takes its place.
    for (const font of root.querySelectorAll(FONT)) {
      if (font.parentElement?.localName === FONT) continue;
      const text = document.createTreeWalker(font, NodeFilter.SHOW_TEXT).nextNode() as Text | null;
      this.#replaced.set(font, text ?? new Text(''));
    }
  }

  hostDisconnected(): void {
    this.#restore();
    this.#observer.disconnect();
    this.#replaced.clear();
    this.#restored = [];
  }

  hostUpdate(): void {
    this.#restore();
  }

  hostUpdated(): void {
    for (const { font, text, data, parent } of this.#restored) {
      if (!text.isConnected || text.data !== data) {
        this.#replaced.delete(font);
        continue;
      }
      text.replaceWith(font);
      parent?.append(text);
    }
    this.#restored = [];
    // What Lit and this method have changed is no translation.
    this.#observer.takeRecords();
  }

  #restore(): void {
    this.#read(this.#observer.takeRecords());
    for (const [font, text] of this.#replaced) {
      if (!font.isConnected) {
        this.#replaced.delete(font);
        continue;
      }
      const parent = font.contains(text) ? text.parentNode : null;
      this.#restored.push({ font, text, data: text.data, parent });
      font.replaceWith(text);
    }
  }

  /** Finds the pairs: a font that was added where a text node was removed, in one step or in two. */
  #read(records: readonly MutationRecord[]): void {
    const fonts: Element[] = [];
    const texts: { readonly text: Text; readonly before: Node | null; readonly after: Node | null }[] = [];
    for (const { addedNodes, removedNodes, previousSibling: before, nextSibling: after } of records) {
      const added = [...addedNodes].filter(isFont);
      const removed = [...removedNodes].filter(isText);
      for (const font of added) {
        const text = removed.shift() ?? texts.find(one => one.before === before && one.after === after)?.text;
        if (text) this.#replaced.set(font, text);
        else fonts.push(font);
      }
      for (const text of removed) {
        const font = fonts.find(one => one === before || one === after);
        if (font) this.#replaced.set(font, text);
        else texts.push({ text, before, after });
      }
    }
  }
}
