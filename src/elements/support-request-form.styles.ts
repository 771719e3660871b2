import { css } from 'lit';

export const formStyles = css`
  :host {
    min-inline-size: min(17.5em, 100%);
  }
  form {
    position: relative;
    display: grid;
    gap: calc(var(--sr-space) * 5);
    max-inline-size: 640px;
  }
  .row {
    display: grid;
    gap: var(--sr-xs);
    min-inline-size: 0;
  }
  .below {
    display: flex;
    justify-content: space-between;
    gap: var(--sr-m);
  }
  #summary-count {
    flex: none;
  }
  .help {
    display: grid;
    gap: var(--sr-xs);
  }
  .prompts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sr-xs);
  }
  .prompt {
    min-block-size: 28px;
    padding: 0.2em 0.8em;
    border: 1px solid var(--sr-line);
    border-radius: 2em;
    background: none;
    color: inherit;
    cursor: pointer;
    transition: background-color var(--sr-quick);
  }
  .prompt:hover {
    background: var(--sr-tint);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-s) var(--sr-m);
  }
  .state {
    flex: auto;
    text-align: end;
  }
  @media (pointer: coarse) {
    .prompt {
      min-block-size: 40px;
    }
  }
`;
