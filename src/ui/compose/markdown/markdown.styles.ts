import { css } from 'lit';

/** Beside the thread's own styles, which reserve the height of the line. */
export const markdownStyles = css`
  .markdown {
    gap: 0 var(--sr-xs);
  }
  .markdown > span {
    flex: auto;
  }
  /* They wrap together where they do not fit behind the text. */
  .markdown-buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    margin-inline-start: auto;
  }
  .markdown .button {
    font-size: 0.875em;
  }
  .markdown [aria-pressed='true'] {
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .markdown .offered {
    border-color: var(--sr-accent);
  }
  .preview {
    min-inline-size: 0;
    min-block-size: 6em;
    padding: var(--sr-s) var(--sr-m);
    border: 1px dashed var(--sr-line-strong);
    border-radius: var(--sr-radius);
    overflow-wrap: anywhere;
  }
  .preview-failed {
    display: grid;
    justify-items: start;
    gap: var(--sr-s);
  }
`;
