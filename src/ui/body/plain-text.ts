import { css, html, render, type TemplateResult } from 'lit';
import type { Comment } from '../../model.ts';
import { mayQuote } from '../../text/mail/suspicion.ts';
import type { LatePart } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';
import { codeBox } from './code/code-box.ts';
import { codeStyles } from './code/code-box.styles.ts';
import { quotedStyles } from './fold-quoted.styles.ts';
import { earlierTexts } from './earlier-texts.ts';
import { foldQuoted } from './fold-quoted.ts';
import { linkedText } from './linked-text.ts';
import { plainSegments, type FindQuoted, type PlainSegment } from './plain-segments.ts';

export const plainTextStyles = css`
  ${codeStyles}
  ${quotedStyles}
`;

const loadTail = () => import('../../text/mail/quoted-tail.lazy.ts');
type LoadTail = () => Promise<{ readonly quotedRanges: FindQuoted }>;

/**
 * What finds the earlier mail in a text.
 *
 * @returns `undefined` where the text has none, or its module cannot be loaded
 */
export async function loadFindQuoted(
  text: string,
  load: LoadTail = loadTail,
): Promise<FindQuoted | undefined> {
  if (!mayQuote(text)) return undefined;
  const module = await load().catch(() => undefined);
  return module?.quotedRanges;
}

/** A text without the earlier mail that it repeats, and without a signature at its end. */
export async function withoutQuoted(text: string): Promise<string> {
  const segments = plainSegments(text, await loadFindQuoted(text));
  const own = segments.filter(({ kind }) => kind !== 'quoted');
  return own.length === segments.length ? text : own.map(segment => segment.text).join('\n\n');
}

/** A plain text with its links, logs and code in boxes, and earlier mail folded. @param earlier as `quotedRanges` has it */
export function plainText(
  host: SupportElement,
  text: string,
  findQuoted?: FindQuoted,
  earlier?: () => readonly string[],
): TemplateResult {
  const segments = plainSegments(text, findQuoted, earlier);
  const isText = segments.every(({ kind }) => kind === 'text');
  return html`<div class="text">${isText ? linkedText(text) : segments.map(segment => content(host, segment))}</div>`;
}

function content(host: SupportElement, { kind, text, language }: PlainSegment): unknown {
  if (kind === 'text') return html`<span>${linkedText(text)}</span>`;
  const element = document.createElement(kind === 'code' ? 'pre' : 'div');
  render(linkedText(text), element);
  return kind === 'code' ? codeBox(host, element, language) : foldQuoted(host, element);
}

/** Renders the bodies of entries that are text. */
export class PlainBodies implements LatePart {
  readonly styles = plainTextStyles;
  readonly #host: SupportElement;
  readonly #onLoaded: () => void;
  readonly #loadTail: LoadTail;
  /** `undefined` while it is loading or not needed yet. */
  #findQuoted: FindQuoted | undefined;
  #isLoading = false;
  /** One for each comment, so that what was unfolded or selected in it stays; replaced when the language changes. */
  readonly #bodies = new WeakMap<Comment, { readonly language: string; readonly content: TemplateResult }>();

  /** @param onLoaded called when what finds earlier mail is loaded: bodies have to be rendered again */
  constructor(host: SupportElement, onLoaded: () => void, load: LoadTail = loadTail) {
    this.#host = host;
    this.#loadTail = load;
    this.#onLoaded = onLoaded;
  }

  /** @returns `undefined` until it is known what of the body is earlier mail */
  render(comment: Comment): TemplateResult | undefined {
    const language = this.#host.t('copy.do');
    let body = this.#bodies.get(comment);
    if (body?.language !== language) {
      const isMail = mayQuote(comment.body);
      if (isMail && !this.#findQuoted) {
        void this.#load(comment.body);
        return undefined;
      }
      body = {
        language,
        content: isMail
          ? plainText(this.#host, comment.body, this.#findQuoted, () => earlierTexts(this.#host, comment))
          : plainText(this.#host, comment.body),
      };
      this.#bodies.set(comment, body);
    }
    return body.content;
  }

  async #load(text: string): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    // Without it all is shown.
    this.#findQuoted = (await loadFindQuoted(text, this.#loadTail)) ?? (() => []);
    this.#onLoaded();
  }
}
