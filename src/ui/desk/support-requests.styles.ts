import { css } from 'lit';

export const rootStyles = css`
  /* The inner elements inherit from this one: a font size in em must not apply twice, nor a background be painted twice. */
  [exportparts] {
    font-size: inherit;
    background: none;
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-s) var(--sr-m);
    margin-block-end: var(--sr-m);
  }
  h2 {
    /* Beside the button as long as its words are whole. Unlike "anywhere", this does not shrink its minimum width. */
    flex: 1 1 min-content;
    min-inline-size: 0;
    overflow-wrap: break-word;
  }
  .header > .button {
    flex: none;
    max-inline-size: 100%;
  }
  @container (max-width: 27.45em) {
    h2 {
      font-size: 1.25em;
    }
  }
`;
