import type { ReactiveController, ReactiveElement } from 'lit';
import { watchLang } from '../../i18n/lang-watch.ts';
import { loadStrings } from '../../i18n/languages.ts';
import { nearestLang } from '../../i18n/locale.ts';
import { Translator, type StringOverrides } from '../../i18n/translator.ts';
import type { ElementBrand } from '../brand/element-brand.ts';

interface TranslatorHost extends ReactiveElement {
  readonly branding: ElementBrand | undefined;
  readonly strings: StringOverrides | undefined;
}

/** The strings of an element in the language of the page around it, with those of its brand and of its property `strings`. */
export class TranslatorController implements ReactiveController {
  translator = new Translator('en');
  /** False while the first language is loading: nothing is rendered in English before. */
  isReady = false;
  readonly #host: TranslatorHost;
  #stopWatching: (() => void) | undefined;

  constructor(host: TranslatorHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Requests an update in which `strings` counts as changed.
    const update = () => this.#host.requestUpdate('strings');
    this.#stopWatching = watchLang(this.#host, update);
    update();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
  }

  /** Takes over the strings of the element around the host. */
  inherit(translator: Translator): void {
    this.translator = translator;
    this.isReady = true;
  }

  /** Replaces the translator. While a language or the brand is loading, the previous one stays. */
  update(isBrandLoading: boolean): void {
    const { branding, strings } = this.#host;
    const lang = nearestLang(this.#host);
    // Requests the language's file also while the brand is loading.
    if (loadStrings(lang) || isBrandLoading) return;
    this.translator = new Translator(lang, branding?.strings(lang, strings) ?? strings);
    this.isReady = true;
  }
}
