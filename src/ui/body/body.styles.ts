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
  .soon {
    overflow: hidden;
    animation: soon 0s 1s backwards;
  }
  @keyframes soon {
    from {
      block-size: 2.5em;
      visibility: hidden;
    }
  }
  .text a,
  .rich a {
    color: inherit;
    text-decoration-color: var(--sr-accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 0.15em;
  }
`;
