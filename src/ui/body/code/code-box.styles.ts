import { css } from 'lit';

/** Boxes of code, and what scrolls sideways in a body. */
export const codeStyles = css`
  .code {
    margin-block: 0.75em;
    outline: 1px solid var(--sr-line);
    outline-offset: -1px;
    border-radius: var(--sr-radius);
    background: var(--sr-tint);
    /* In a text, whose white space counts. */
    white-space: normal;
    overflow: clip;
  }
  .text > .code:first-child {
    margin-block-start: 0;
  }
  .text > .code:last-child {
    margin-block-end: 0;
  }
  .code-head {
    --sr-button: calc(30px * var(--sr-density));
    display: flex;
    align-items: center;
    min-block-size: var(--sr-button);
    padding-inline-start: var(--sr-m);
    border-block-end: 1px solid var(--sr-line);
    font-size: 0.8125em;
  }
  .code-title {
    flex: auto;
    color: var(--sr-quiet);
  }
  .code .button {
    min-block-size: var(--sr-button);
    padding-block: 0;
    border-radius: 0;
    font-size: inherit;
  }
  .code :focus-visible {
    outline-offset: -2px;
  }
  .code [aria-pressed='true'] {
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .code [part='copy-button'] {
    position: relative;
    padding-inline: var(--sr-m);
  }
  .code .done::before {
    content: '✓' / '';
    position: absolute;
    inset-inline-start: 0;
    color: var(--sr-ok);
  }
  .code pre {
    margin: 0;
    padding: var(--sr-s) var(--sr-m);
    overflow: auto;
    overflow-wrap: normal;
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-size: 0.875em;
    line-height: 1.5;
    white-space: pre;
    text-align: start;
  }
  /* Browsers make text whose font is only "monospace" smaller. */
  .code pre :is(code, span) {
    font: inherit;
  }
  .code pre.wrapped {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .code pre.folded {
    max-block-size: calc(20lh + var(--sr-s));
    overflow-y: hidden;
  }
  .code [part='unfold-button'] {
    --sr-button: calc(36px * var(--sr-density));
    inline-size: 100%;
    border-block-start: 1px solid var(--sr-line);
    font-size: 0.8125em;
  }
  /* There is more at the side. */
  .cut {
    mask-image: linear-gradient(to left, transparent, #000 2.5em);
  }
  .cut:dir(rtl) {
    mask-image: linear-gradient(to right, transparent, #000 2.5em);
  }
  @media (pointer: coarse) {
    .code-head,
    .code [part='unfold-button'] {
      --sr-button: 44px;
    }
  }
  /* Paper shows everything, and has nothing to press. */
  @media print {
    .code pre,
    .code pre.folded {
      max-block-size: none;
      overflow: visible;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .cut {
      mask-image: none;
    }
  }
`;
