import { css } from 'lit';

/** Below the composer, at the end of the thread: nothing moves as it comes. */
export const lifecycleStyles = css`
  .lifecycle {
    margin-block-start: var(--sr-l);
    padding-block-start: var(--sr-l);
    border-block-start: 1px solid var(--sr-line);
  }
  .lifecycle-line,
  .undo-note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-xs) var(--sr-m);
  }
  .undo-note .button {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .lifecycle .problem {
    margin-block: var(--sr-m) 0;
  }
`;
