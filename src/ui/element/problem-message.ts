import { html, nothing, type TemplateResult } from 'lit';
import { seconds } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ErrorKind, Problem } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from './icons.ts';

/** More of the server's own words than this (in characters) helps nobody. */
const MAX_DETAIL = 400;

/** Texts by kind of problem, in place of the usual ones. */
export type ProblemTexts = Readonly<Partial<Record<ErrorKind, TextKey>>>;

/** What happened and what to do, in the customer's language. */
export function problemText(
  translator: Translator,
  { kind, retryAfter }: Problem,
  what = '',
  texts: ProblemTexts = {},
): string {
  const own = texts[kind];
  if (own) return translator.t(own);
  if (kind === 'rate-limited' && retryAfter) {
    return translator.t('error.rate-limited.for', { time: seconds(translator, retryAfter) });
  }
  if (kind === 'not-found' && !/request|comment/.test(what)) return translator.t('error.nothing');
  return translator.t(kind === 'offline' && navigator.onLine ? 'error.unreachable' : `error.${kind}`);
}

/** The server's own words, where it said any. */
export function problemDetail(translator: Translator, { detail, fields }: Problem): string {
  const said = [detail, ...(fields ?? []).map(field => field.detail)].filter(
    text => text !== undefined && text !== '',
  );
  const line = cleanLine(said.join(' '));
  return (
    line &&
    translator.t('error.detail', {
      detail: line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL)}…` : line,
    })
  );
}

/** When it is tried again by itself; for the eye: a screen reader would say the whole message each second. */
export const countdown = (translator: Translator, wait = NaN): TemplateResult | typeof nothing =>
  wait < Infinity
    ? html`<span class="quiet number" aria-hidden="true">${translator.t('error.again', { time: seconds(translator, wait) })}</span>`
    : nothing;

/** An element that shows failures. */
export interface ProblemHost {
  readonly translator: Translator;
  /** Another way to reach support, where the brand has one and this problem calls for it. */
  renderOtherWay(problem: Problem): unknown;
}

/** A failure where it happened, with the way on. */
export function problemMessage(
  host: ProblemHost,
  options: {
    what: TextKey;
    problem: Problem;
    retry: () => void;
    /** Milliseconds until it is tried again by itself, where it is; `Infinity` until the connection is back. */
    wait?: number | undefined;
    /** What is said while it waits for the connection. */
    waits?: TextKey;
    /** What is said of it where the usual texts do not fit, such as of an action that is forbidden. */
    texts?: ProblemTexts;
  },
): TemplateResult {
  const { translator } = host;
  const { what, problem, retry, wait, waits, texts } = options;
  const detail = problemDetail(translator, problem);
  return html`
    <div class="problem" part="message" role="alert" data-kind=${problem.kind}>
      ${icons.alert}
      <div class="problem-text">
        <p><strong>${translator.t(what)}</strong> ${wait === Infinity && waits ? translator.t(waits) : problemText(translator, problem, what, texts)}</p>
        ${detail ? html`<p class="quiet" dir="auto">${detail}</p>` : nothing}
        ${countdown(translator, wait)}
      </div>
      ${host.renderOtherWay(problem)}
      <button type="button" class="button" part="retry-button" @click=${retry}>${translator.t('error.retry')}</button>
    </div>
  `;
}
