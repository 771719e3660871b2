import { html, nothing, type TemplateResult } from 'lit';
import { seconds } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/en.ts';
import type { Words } from '../../i18n/translator.ts';
import type { Problem } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from './icons.ts';

/** More of the server's own words than this (in characters) helps nobody. */
const MAX_DETAIL = 400;

/** What happened and what to do, in the person's language. */
export function problemText(words: Words, { kind, retryAfter }: Problem, what = ''): string {
  if (kind === 'rate-limited' && retryAfter) {
    return words.t('error.rate-limited.for', { time: seconds(words, retryAfter) });
  }
  if (kind === 'not-found' && !/request|comment/.test(what)) return words.t('error.nothing');
  return words.t(kind === 'offline' && navigator.onLine ? 'error.unreachable' : `error.${kind}`);
}

/** The server's own words, where it said any. */
export function problemDetail(words: Words, { detail, fields }: Problem): string {
  const said = [detail, ...(fields ?? []).map(field => field.detail)].filter(
    text => text !== undefined && text !== '',
  );
  const line = cleanLine(said.join(' '));
  return (
    line &&
    words.t('error.detail', { detail: line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL)}…` : line })
  );
}

/** When it is tried again by itself; for the eye: a screen reader would say the whole message each second. */
export const countdown = (words: Words, wait = NaN): TemplateResult | typeof nothing =>
  wait < Infinity
    ? html`<span class="quiet number" aria-hidden="true">${words.t('error.again', { time: seconds(words, wait) })}</span>`
    : nothing;

/** A failure where it happened, with the way on. */
export function problemMessage(
  words: Words,
  options: {
    what: TextKey;
    problem: Problem;
    retry: () => void;
    /** Milliseconds until it is tried again by itself, where it is; `Infinity` until the connection is back. */
    wait?: number | undefined;
    /** What is said while it waits for the connection. */
    waits?: TextKey;
  },
): TemplateResult {
  const { what, problem, retry, wait, waits } = options;
  const detail = problemDetail(words, problem);
  return html`
    <div class="problem" part="message" role="alert" data-kind=${problem.kind}>
      ${icons.alert}
      <div class="problem-text">
        <p><strong>${words.t(what)}</strong> ${wait === Infinity && waits ? words.t(waits) : problemText(words, problem, what)}</p>
        ${detail ? html`<p class="quiet" dir="auto">${detail}</p>` : nothing}
        ${countdown(words, wait)}
      </div>
      <button type="button" class="button" part="retry-button" @click=${retry}>${words.t('error.retry')}</button>
    </div>
  `;
}
