// Names the template for the minifier; Lit stays out of lazy files.
const css = String.raw;

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
    grid-template-columns: minmax(0, 1fr);
    margin-block: var(--sr-m) 0;
  }
  .lifecycle .problem > .button {
    grid-column: auto;
  }
  @container (min-width: 480px) {
    .lifecycle .problem {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
`;
