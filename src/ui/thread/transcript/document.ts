import { html, nothing, render, type TemplateResult } from 'lit';
import { isoTime, zonedTime } from '../../../i18n/format.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Comment, SupportRequest } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import {
  entriesOf,
  factsOf,
  filesOf,
  statusOf,
  summaryOf,
  titleOf,
  writerOf,
  type TranscriptOptions,
} from './content.ts';
import { renderLetterhead } from './letterhead.ts';
import { footerRule, printStyles } from './print-styles.ts';
import { richBodies } from './rich.ts';
import type { WholeThread } from './whole.ts';

/** Languages that are written from right to left. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/i;

/**
 * Makes an empty document the printed page of a thread, with constructed sheets: a page with `style-src 'self'` allows no
 * others.
 */
export async function fillDocument(
  target: Document,
  whole: WholeThread,
  options: TranscriptOptions,
): Promise<void> {
  const { translator, now = Date.now(), letterhead } = options;
  const { request } = whole;
  const entries = entriesOf(whole);
  const [bodies, brand] = await Promise.all([
    richBodies(entries, body => body),
    letterhead ? renderLetterhead(target, letterhead) : nothing,
  ]);
  const root = target.documentElement;
  root.lang = translator.lang;
  root.dir = RTL.test(translator.lang) ? 'rtl' : 'ltr';
  target.title = titleOf(translator, request);
  const page = html`${brand}${renderHead(translator, request)}
    <main>${entries.map(entry => renderEntry(translator, entry, bodies.get(entry)))}</main>
    <footer>${translator.t('transcript.printed', { time: zonedTime(translator, now) })}</footer>`;
  render(page, target.body, { creationScope: target });
  const view = target.defaultView;
  // A sheet belongs to the document whose window made it.
  if (view) {
    const rules = [printStyles.cssText, footerRule(cleanLine(request.key), root.dir)];
    target.adoptedStyleSheets = rules.map(text => sheetOf(view, text));
  }
}

function renderHead(translator: Translator, request: SupportRequest): TemplateResult {
  const key = cleanLine(request.key);
  return html`<header class="head">
    <p class="key"><strong><bdi>${key}</bdi></strong> · <bdi>${statusOf(translator, request)}</bdi></p>
    <h1><bdi>${summaryOf(translator, request)}</bdi></h1>
    <ul class="facts">${factsOf(translator, request).map(fact => html`<li>${fact}</li>`)}</ul>
  </header>`;
}

/** @param rich the body's DOM where it is markdown or HTML */
function renderEntry(
  translator: Translator,
  entry: Comment,
  rich: DocumentFragment | undefined,
): TemplateResult {
  const { author, createdAt, attachments, body } = entry;
  const { name, role } = writerOf(translator, author);
  return html`<article class="entry ${author.role}">
    <header class="entry-head">
      <h2><bdi>${name}</bdi></h2>
      ${role ? html`<span class="role"><bdi>${role}</bdi></span>` : nothing}
      ${createdAt === undefined ? nothing : html`<time datetime=${isoTime(createdAt)}>${zonedTime(translator, createdAt)}</time>`}
    </header>
    <div class=${rich ? 'rich' : 'text'} dir="auto">${rich ?? body}</div>
    ${attachments.length > 0 ? renderFiles(translator, entry) : nothing}
  </article>`;
}

function renderFiles(translator: Translator, { attachments }: Comment): TemplateResult {
  return html`<div class="files">
    <h3>${translator.t('transcript.files')}</h3>
    <ul>${filesOf(translator, attachments).map(
      ({ name, size }) => html`<li><bdi>${name}</bdi> <span class="size">(${size})</span></li>`,
    )}</ul>
  </div>`;
}

function sheetOf(view: typeof globalThis, rules: string): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
