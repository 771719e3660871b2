import { css } from 'lit';

export const bodyStyles = css`
  .text {
    white-space: pre-wrap;
  }
  .text,
  .rich {
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
