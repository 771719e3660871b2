import { css } from 'lit';

export const checksStyles = css`
  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--sr-s) var(--sr-m);
    padding: var(--sr-m) var(--sr-l);
    border: 1px solid var(--sr-line-strong);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: var(--sr-tint);
    overflow-wrap: anywhere;
  }
  .check > .icon {
    margin-block-start: 0.2em;
  }
  .check-buttons {
    grid-column: 2;
    gap: var(--sr-s);
  }
  .secret {
    padding: 0.1em 0.35em;
    border: 1px solid var(--sr-line);
    border-radius: 4px;
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
  }
`;
