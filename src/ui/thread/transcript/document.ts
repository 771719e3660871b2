import { html, nothing, render, type TemplateResult } from 'lit';
import { isoTime, zonedTime } from '../../../i18n/format.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Attachment, Comment, SupportRequest } from '../../../model.ts';
import { entriesOf } from '../../../state/thread/entries.ts';
import { cleanLine } from '../../../text/plain.ts';
import { withDeadline } from '../../../time/deadline.ts';
import type { Letterhead } from '../../brand/brand.ts';
import {
  factsOf,
  fileNote,
  marksOf,
  richBodies,
  statusLabel,
  summaryOf,
  titleOf,
  writerOf,
  type TranscriptOptions,
} from './content.ts';
import { loadPictures } from './pictures.ts';
import { footerRule, printStyles } from './print-styles.ts';
import type { WholeThread } from './whole.ts';

/** Milliseconds for which printing waits for the logo. */
const LOGO_TIMEOUT = 5000;

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
  const { translator, now = Date.now(), letterhead, fetchPicture } = options;
  const { request } = whole;
  const entries = entriesOf(whole);
  const [bodies, pictures, brand] = await Promise.all([
    richBodies(entries, body => body),
    loadPictures(target, entries, fetchPicture),
    letterhead ? renderLetterhead(target, letterhead) : nothing,
  ]);
  const root = target.documentElement;
  root.lang = translator.lang;
  root.dir = RTL.test(translator.lang) ? 'rtl' : 'ltr';
  target.title = titleOf(translator, request);
  const page = html`${brand}${renderHead(translator, request)}
    <main>${entries.map(entry => renderEntry(translator, entry, bodies.get(entry), pictures))}</main>
    <footer>${translator.t('transcript.printed', { time: zonedTime(translator, now) })}</footer>`;
  render(page, target.body, { creationScope: target });
  const view = target.defaultView;
  // A sheet belongs to the document whose window made it.
  if (!view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(printStyles.cssText + footerRule(cleanLine(request.key), root.dir));
  target.adoptedStyleSheets = [sheet];
}

/**
 * The brand's logo and name at the top of the first page, once the logo is loaded; nothing where there is neither. For a picture
 * that cannot be loaded, or that the page's policy does not allow: its text where the brand has no name.
 */
async function renderLetterhead(
  target: Document,
  { name, logo }: Letterhead,
): Promise<TemplateResult | typeof nothing> {
  const image = logo && (await loaded(target, logo));
  const text = name || (image ? '' : logo?.alt);
  if (!image && !text) return nothing;
  // No alternative that repeats the text beside it.
  if (image) image.alt = logo.alt === text ? '' : (logo.alt ?? '');
  return html`<div class="brand">${image}${text ? html`<bdi>${text}</bdi>` : nothing}</div>`;
}

/** The loaded picture as an element of the document; `undefined` where it cannot be loaded in time. */
function loaded(
  target: Document,
  { src, width, height }: NonNullable<Letterhead['logo']>,
): Promise<HTMLImageElement | undefined> {
  const image = target.createElement('img');
  if (width) image.width = width;
  if (height) image.height = height;
  image.src = src;
  return withDeadline(LOGO_TIMEOUT, undefined, () => image.decode()).then(
    () => image,
    () => undefined,
  );
}

function renderHead(translator: Translator, request: SupportRequest): TemplateResult {
  const key = cleanLine(request.key);
  return html`<header class="head">
    <p class="key"><strong><bdi>${key}</bdi></strong> · <bdi>${statusLabel(translator, request)}</bdi></p>
    <h1><bdi>${summaryOf(translator, request)}</bdi></h1>
    <ul class="facts">${factsOf(translator, request).map(fact => html`<li>${fact}</li>`)}</ul>
  </header>`;
}

/** @param rich the body's DOM where it is markdown or HTML */
function renderEntry(
  translator: Translator,
  entry: Comment,
  rich: DocumentFragment | undefined,
  pictures: Pictures,
): TemplateResult {
  const { author, createdAt, attachments, body } = entry;
  const { name, role } = writerOf(translator, author);
  return html`<article class="entry ${author.role}">
    <header class="entry-head">
      <h2><bdi>${name}</bdi></h2>
      ${role ? html`<span class="role"><bdi>${role}</bdi></span>` : nothing}
      ${createdAt === undefined ? nothing : html`<time datetime=${isoTime(createdAt)}>${zonedTime(translator, createdAt)}</time>`}
      ${marksOf(translator, entry).map(mark => html`<span class="role"><bdi>${mark}</bdi></span>`)}
    </header>
    <div class=${rich ? 'rich' : 'text'} dir="auto">${rich ?? body}</div>
    ${attachments.length > 0 ? renderFiles(translator, attachments, pictures) : nothing}
  </article>`;
}

type Pictures = ReadonlyMap<Attachment, HTMLImageElement>;

function renderFiles(
  translator: Translator,
  files: readonly Attachment[],
  pictures: Pictures,
): TemplateResult {
  return html`<div class="files">
    <h3>${translator.t('transcript.files')}</h3>
    <ul>${files.map(
      file =>
        html`<li><bdi>${cleanLine(file.name)}</bdi> <span class="size">(${fileNote(translator, file)})</span>${pictures.get(file)}</li>`,
    )}</ul>
  </div>`;
}
