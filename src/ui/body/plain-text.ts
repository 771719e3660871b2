import { css, html, render, type TemplateResult } from 'lit';
import type { Comment } from '../../model.ts';
import type { LatePart } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';
import { codeBox } from './code/code-box.ts';
import { codeStyles } from './code/code-box.styles.ts';
import { quotedStyles } from './fold-quoted.styles.ts';
import { foldQuoted } from './fold-quoted.ts';
import { linkedText } from './linked-text.ts';
import { plainSegments, type PlainSegment } from './plain-segments.ts';

export const plainTextStyles = css`
  ${codeStyles}
  ${quotedStyles}
`;

/** A plain text with its links, logs and code in boxes, and earlier mail folded. */
export function plainText(host: SupportElement, text: string): TemplateResult {
  const segments = plainSegments(text);
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
  /** One for each comment, so that what was unfolded or selected in it stays; replaced when the language changes. */
  readonly #bodies = new WeakMap<Comment, { readonly language: string; readonly content: TemplateResult }>();

  constructor(host: SupportElement) {
    this.#host = host;
  }

  render(comment: Comment): TemplateResult {
    const language = this.#host.t('copy.do');
    let body = this.#bodies.get(comment);
    if (body?.language !== language) {
      body = { language, content: plainText(this.#host, comment.body) };
      this.#bodies.set(comment, body);
    }
    return body.content;
  }
}
