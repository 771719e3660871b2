import { css } from 'lit';

export const rootStyles = css`
  /* The inner elements inherit from this one: a font size in em must not apply twice, nor a background be painted twice. */
  [exportparts] {
    font-size: inherit;
    background: none;
  }
  .header {
    display: grid;
    grid-template: 'heading new' 'filter filter' / minmax(min-content, 1fr) auto;
    align-items: center;
    gap: var(--sr-m);
    margin-block-end: var(--sr-l);
  }
  h2 {
    grid-area: heading;
    /* Unlike "anywhere", this does not shrink the heading's minimum width, so that a word fits beside the button. */
    overflow-wrap: break-word;
  }
  .header > .button {
    grid-area: new;
  }
  .header > [exportparts] {
    grid-area: filter;
  }
  @container (max-width: 439px) {
    h2 {
      font-size: 1.25em;
    }
  }
  @container (min-width: 640px) {
    .header {
      grid-template: 'heading filter new' / 1fr auto auto;
      column-gap: calc(var(--sr-space) * 5);
    }
  }
`;
