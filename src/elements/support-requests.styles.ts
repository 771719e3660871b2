import { css } from 'lit';

export const rootStyles = css`
  :host {
    min-inline-size: min(17.5em, 100%);
  }
  .header {
    display: grid;
    grid-template: 'heading new' 'filter filter' / 1fr auto;
    align-items: center;
    gap: calc(var(--space) * 3);
    margin-block-end: calc(var(--space) * 4);
  }
  h2 {
    grid-area: heading;
  }
  .header > .button {
    grid-area: new;
  }
  support-status-filter {
    grid-area: filter;
  }
  @container (min-width: 640px) {
    .header {
      grid-template: 'heading filter new' / 1fr auto auto;
      column-gap: calc(var(--space) * 5);
    }
  }
`;
