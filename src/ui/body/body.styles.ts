import { css } from 'lit';

export const bodyStyles = css`
  .text {
    white-space: pre-wrap;
    /* Each paragraph by the direction of its own text. */
    unicode-bidi: plaintext;
  }
  .text,
  .rich {
    /* Browsers align list items as their list is: with the direction of the page. */
    text-align: start;
    max-inline-size: 72ch;
    overflow-wrap: anywhere;
  }
  .text a,
  .rich a {
    color: inherit;
    text-decoration-color: var(--sr-accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 0.15em;
  }
`;
