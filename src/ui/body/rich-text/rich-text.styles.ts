import { css } from 'lit';

/** For what is inside `.rich`. */
export const richTextStyles = css`
  .rich > * + *,
  .rich :is(blockquote, li, td, [dir]) > p + * {
    margin-block-start: 0.75em;
  }
  /* Each paragraph by the direction of its own text, unless its writer has set one. */
  .rich,
  .rich
    :is(p, div, li, h3, h4, h5, h6, th, td, pre, blockquote, caption):not(
      [dir='ltr' i],
      [dir='rtl' i],
      [dir='ltr' i] *,
      [dir='rtl' i] *
    ) {
    unicode-bidi: plaintext;
  }
  .rich > :first-child {
    margin-block-start: 0;
  }
  .rich > :last-child {
    margin-block-end: 0;
  }
  .rich li {
    text-align: start;
  }
  .rich :is(ul, ol) {
    padding-inline-start: 1.5em;
    list-style: revert;
  }
  .rich pre {
    padding: var(--sr-m);
    border-radius: var(--sr-radius);
    background: var(--sr-tint);
    max-block-size: 28em;
    overflow: auto;
    overflow-wrap: normal;
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
  }
  .rich table {
    border-collapse: collapse;
  }
  .rich :is(th, td) {
    padding: var(--sr-space) var(--sr-s);
    border: 1px solid var(--sr-line);
  }
  /* Paper does not scroll. */
  @media print {
    .rich pre {
      max-block-size: none;
      overflow: visible;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .rich .table-scroll {
      overflow: visible;
    }
    .rich :is(th, td) {
      overflow-wrap: anywhere;
    }
  }
`;
