import { css } from 'lit';

/** Beside the thread's own styles, which reserve the height of the line. */
export const markdownStyles = css`
  .markdown {
    display: flex;
    margin-inline-start: calc(var(--sr-s) * -1);
  }
  .tabs {
    display: flex;
    gap: var(--sr-space);
  }
  .tab {
    min-block-size: calc(32px * var(--sr-density));
    padding: 0 var(--sr-s);
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    font-size: 0.875em;
    color: var(--sr-quiet);
    cursor: pointer;
  }
  .tab[aria-selected='true'] {
    border-block-end-color: var(--sr-accent);
    color: inherit;
    font-weight: 600;
  }
  .tab[aria-disabled='true'] {
    cursor: default;
  }
  .tool {
    min-inline-size: calc(36px * var(--sr-density));
  }
  .formatting {
    font-size: 0.875em;
    color: var(--sr-quiet);
  }
  .formatting-sign {
    display: none;
  }
  @container (max-width: 34em) {
    .formatting {
      min-inline-size: 36px;
      padding-inline: var(--sr-space);
    }
    .formatting-text {
      display: none;
    }
    .formatting-sign {
      display: inline;
    }
  }
  .place {
    font-size: 0.875em;
    text-decoration: underline;
    text-decoration-color: var(--sr-accent);
    text-underline-offset: 0.2em;
  }
  @container (max-width: 30em) {
    /* Below the name; the cross stays beside that. */
    .upload .place {
      order: 1;
      margin-block-start: calc(var(--sr-s) * -1);
      margin-inline-start: calc(40px + var(--sr-m) - var(--sr-s));
    }
  }
  .pasted {
    gap: var(--sr-s);
  }
  .pasted .button {
    border-color: var(--sr-accent);
  }
  /* The columns below would make the form wider. */
  #formatting {
    min-inline-size: 0;
  }
  .formatting-help {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(16em, 100%), 1fr));
    max-inline-size: 48em;
    gap: var(--sr-space) var(--sr-l);
    margin: 0;
    font-size: 0.875em;
  }
  .formatting-help > div {
    display: flex;
    gap: var(--sr-s);
  }
  .formatting-help dt {
    flex: none;
    inline-size: 8.5em;
  }
  .formatting-help dd {
    margin: 0;
  }
  @media (pointer: coarse) {
    .tab {
      min-block-size: 44px;
      padding-inline: var(--sr-m);
    }
    .tool,
    .formatting {
      min-inline-size: 44px;
    }
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
