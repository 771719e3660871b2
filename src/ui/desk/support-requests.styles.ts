import { css } from 'lit';

export const rootStyles = css`
  /* The inner elements stand on this one: a size in em must not count twice, nor a surface lie on itself. */
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
    /* Unlike "anywhere", this lets a word keep its place beside the button. */
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
