import { css } from 'lit';

export const formStyles = css`
  form {
    position: relative;
    display: grid;
    gap: calc(var(--sr-space) * 5);
    max-inline-size: 640px;
  }
  .row,
  .help {
    display: grid;
    gap: var(--sr-xs);
    min-inline-size: 0;
  }
  .below {
    display: flex;
    justify-content: space-between;
    gap: var(--sr-m);
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
    cursor: pointer;
    transition: background-color var(--sr-quick);
  }
  .prompt:hover {
    background: var(--sr-tint);
  }
  .state {
    justify-content: end;
  }
  @container (max-width: 479px) {
    .state {
      justify-content: start;
    }
  }
  @media (pointer: coarse) {
    .prompt {
      min-block-size: 40px;
    }
  }
`;
