import { html, nothing, type TemplateResult } from 'lit';
import { seconds } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ErrorKind, Problem } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from './icons.ts';
import type { SupportElement } from './support-element.ts';

/** Characters of the server's own text that are shown. */
const MAX_DETAIL = 400;

/** The address is there, but does not do what was tried: another method, or none yet. */
const NOT_OFFERED = [405, 501];

/** Texts for what has no words or files of the customer's that they could change. */
export const WORDLESS_TEXTS: ProblemTexts = {
  invalid: 'act.refused',
  unsupported: 'act.refused',
  'too-large': 'act.refused',
};

/** Texts for what the customer sends or does: the default ones are about what they want to see. */
export const WRITE_TEXTS: ProblemTexts = { forbidden: 'act.forbidden' };

/** Texts by kind of problem, in place of the default ones. */
export type ProblemTexts = Readonly<Partial<Record<ErrorKind, TextKey>>>;

/** The text for a problem and what to do about it. */
export function problemText(
  translator: Translator,
  { kind, status = 0, retryAfter }: Problem,
  what = '',
  texts: ProblemTexts = WORDLESS_TEXTS,
): string {
  if (NOT_OFFERED.includes(status)) return translator.t('error.unavailable');
  const own = texts[kind];
  if (own) return translator.t(own);
  if (kind === 'rate-limited' && retryAfter) {
    return translator.t('error.rate-limited.for', { time: seconds(translator, retryAfter) });
  }
  if (kind === 'not-found' && !/request|comment/.test(what)) return translator.t('error.nothing');
  return translator.t(kind === 'offline' && navigator.onLine ? 'error.unreachable' : `error.${kind}`);
}

/** The server's own text; empty where it gave none. */
export function problemDetail(translator: Translator, { detail, fields }: Problem): string {
  const details = [detail, ...(fields ?? []).map(field => field.detail)].filter(Boolean);
  const line = cleanLine(details.join(' '));
  const shown = line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL)}…` : line;
  return line && translator.t('error.detail', { detail: shown });
}

/** The time until the automatic retry. Hidden from screen readers, which would read the whole message each second. */
export const countdown = (translator: Translator, wait = NaN): TemplateResult | typeof nothing =>
  wait < Infinity
    ? html`<span class="quiet number" aria-hidden="true">${translator.t('error.again', { time: seconds(translator, wait) })}</span>`
    : nothing;

/** A problem, with a retry button; `nothing` where there is none. */
export function problemMessage(
  host: SupportElement,
  options: {
    what: TextKey;
    problem: Problem | undefined;
    retry: () => void;
    /** Milliseconds until the automatic retry; `Infinity` while offline, absent where there is none. */
    wait?: number | undefined;
    /** The text while it waits for the connection. */
    waits?: TextKey;
    /** Texts for kinds whose default does not fit, such as a forbidden action. */
    texts?: ProblemTexts;
  },
): TemplateResult | typeof nothing {
  const { translator } = host;
  const { what, problem, retry, wait, waits, texts } = options;
  if (!problem) return nothing;
  const detail = problemDetail(translator, problem);
  return html`
    <div class="problem" part="message" role="alert" data-kind=${problem.kind}>
      ${icons.alert}
      <div class="problem-text">
        <p><strong>${translator.t(what)}</strong> ${wait === Infinity && waits ? translator.t(waits) : problemText(translator, problem, what, texts)}</p>
        ${detail ? html`<p class="quiet" dir="auto">${detail}</p>` : nothing}
        ${countdown(translator, wait)}
      </div>
      ${host.renderEmergencyLink(problem)}
      <button type="button" class="button" part="retry-button" @click=${retry}>${translator.t('error.retry')}</button>
    </div>
  `;
}
