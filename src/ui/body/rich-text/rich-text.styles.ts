import { css } from 'lit';
import { codeStyles } from '../code/code-box.styles.ts';
import { quotedStyles } from '../fold-quoted.styles.ts';

/** For what is inside `.rich`. */
export const richTextStyles = css`
  ${codeStyles}
  ${quotedStyles}
  .rich {
    --sr-gap: 0.75em;
  }
  .rich :is(p, div, ul, ol, blockquote, hr, h4, h5, h6) {
    margin: 0;
  }
  .rich :is(p, div, ul, ol, blockquote, hr, h4, h5, h6) + *,
  .rich * + :is(p, div, ul, ol, blockquote, hr),
  .rich > * + * {
    margin-block-start: var(--sr-gap);
  }
  .rich li > :is(ul, ol),
  .rich li + li {
    margin-block-start: 0.25em;
  }
  .rich * + :is(h4, h5, h6) {
    margin-block-start: 1.25em;
  }
  .rich :is(h4, h5, h6) {
    font-size: 1.0625em;
    font-weight: 650;
    line-height: 1.3;
  }
  .rich :is(h5, h6) {
    font-size: 1em;
  }
  .rich :is(h4, h5, h6) + * {
    margin-block-start: 0.4em;
  }
  .rich hr {
    border: 0;
    border-block-start: 1px solid var(--sr-line);
  }
  /* Each paragraph by the direction of its own text, unless its writer has set one. */
  .rich,
  .rich
    :is(p, div, li, h4, h5, h6, th, td, pre, blockquote, caption):not(
      [dir='ltr' i],
      [dir='rtl' i],
      [dir='ltr' i] *,
      [dir='rtl' i] *
    ) {
    unicode-bidi: plaintext;
  }
  .rich li {
    text-align: start;
  }
  .rich :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .rich ul {
    list-style: disc;
  }
  .rich ul ul {
    list-style: circle;
  }
  .rich ol {
    list-style: decimal;
  }
  .rich ol[data-marks='a'] {
    list-style: lower-alpha;
  }
  .rich ol[data-marks='A'] {
    list-style: upper-alpha;
  }
  .rich ol[data-marks='i'] {
    list-style: lower-roman;
  }
  .rich ol[data-marks='I'] {
    list-style: upper-roman;
  }
  .rich .task {
    list-style: none;
    margin-inline-start: -1.25em;
  }
  .rich .cell:not(:last-child) {
    margin-inline-end: 0.75em;
  }
  /* A line of dashes is one line. */
  .rich .rule {
    display: inline-block;
    max-inline-size: 100%;
    overflow: clip;
    vertical-align: bottom;
    white-space: nowrap;
  }
  .rich :not(pre) > code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: color-mix(in srgb, currentcolor 8%, transparent);
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-size: 0.9em;
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }
  .rich .preserved {
    white-space: pre-wrap;
  }
  .rich blockquote {
    margin-inline: 0;
    padding-inline-start: var(--sr-m);
    border-inline-start: 3px solid var(--sr-line);
  }
  .rich img {
    max-inline-size: 100%;
    border-radius: var(--sr-radius);
  }
  .rich .table-scroll {
    overflow-x: auto;
    overflow-wrap: normal;
  }
  .rich table {
    border-collapse: collapse;
    font-size: 0.9375em;
    line-height: 1.4;
  }
  .rich :is(th, td) {
    max-inline-size: 24em;
    padding: var(--sr-space) var(--sr-s);
    border: 1px solid var(--sr-line);
    vertical-align: top;
    text-align: start;
    /* A long path may be broken, a word is not. */
    overflow-wrap: break-word;
  }
  .rich th {
    background: var(--sr-tint);
    font-weight: 600;
  }
  .rich caption {
    padding-block-end: var(--sr-space);
    color: var(--sr-quiet);
    text-align: start;
  }
  @media (forced-colors: active) {
    .rich :not(pre) > code {
      border: 1px solid;
    }
  }
  /* Paper does not scroll. */
  @media print {
    .rich .table-scroll {
      overflow: visible;
    }
    .rich :is(th, td) {
      overflow-wrap: anywhere;
    }
  }
`;
