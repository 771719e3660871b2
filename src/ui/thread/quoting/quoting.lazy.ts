import '../../../i18n/en-late.ts';
import { css, html, type TemplateResult } from 'lit';
import type { Comment } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { insertText } from '../../compose/insert-text.ts';
import { toQuote } from '../../compose/markdown/syntax.ts';
import { quotableText } from '../../compose/quotable-text.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';

/** "Quote", on an entry of somebody else: puts its text, or what is selected in it, into the composer. */
export class Quoting implements LatePart {
  readonly styles = css`
    .quote {
      --sr-button: 24px;
      min-block-size: var(--sr-button);
      /* It does not make the line higher. */
      margin-block: calc((1.5em - var(--sr-button)) / 2);
      margin-inline-start: auto;
      padding-block: 0;
      color: var(--sr-quiet);
      font-size: 0.875em;
      font-weight: 400;
    }
    @container (min-width: 40em) {
      .quote {
        order: 1;
        margin-inline-start: 0;
      }
    }
    @media (pointer: coarse) {
      .quote {
        --sr-button: 44px;
        min-inline-size: 44px;
      }
    }
  `;
  readonly #host: SupportElement;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** @param field the composer's, when it is pressed; `null` where none is shown */
  render(entry: Comment, field: () => HTMLTextAreaElement | null): TemplateResult {
    const { translator } = this.#host;
    const { name, role } = entry.author;
    const label = translator.t('quote.one', { name: cleanLine(name) || translator.t(`role.${role}`) });
    return html`<button type="button" class="button plain quote" part="quote-entry-button" aria-label=${label}
      @mousedown=${keepSelection} @click=${(event: Event) => void quote(entry, event.currentTarget as Element, field)}>${translator.t('markdown.quote')}</button>`;
  }
}

const keepSelection = (event: Event): void => event.preventDefault();

async function quote(
  entry: Comment,
  button: Element,
  field: () => HTMLTextAreaElement | null,
): Promise<void> {
  const text = selectedIn(button.closest('li')) || (await quotableText(entry));
  const target = field();
  if (!target || target.readOnly) return;
  const { length } = target.value;
  const { from, to, insert, caret } = toQuote(target.value, length, length, text);
  insertText(target, insert, from, to);
  target.setSelectionRange(...caret);
}

/** The selected text, if all of it is in this element. */
function selectedIn(element: Element | null): string {
  const root = element?.getRootNode();
  if (!element || !(root instanceof ShadowRoot)) return '';
  // Chromium has a selection for each shadow root; WebKit gives ranges across them.
  const selection =
    (root as Partial<Pick<Document, 'getSelection'>>).getSelection?.() ?? document.getSelection();
  const [range] =
    (selection as Partial<Selection> | null)?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  const [start, end] = range
    ? [range.startContainer, range.endContainer]
    : [selection?.anchorNode ?? null, selection?.focusNode ?? null];
  return element.contains(start) && element.contains(end) ? (selection?.toString().trim() ?? '') : '';
}
