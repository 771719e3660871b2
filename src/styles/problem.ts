import { css } from 'lit';

export const problemStyles = css`
  .problem {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    justify-items: start;
    align-items: center;
    gap: var(--sr-s) var(--sr-m);
    padding: var(--sr-m) var(--sr-l);
    border: 1px solid color-mix(in srgb, var(--sr-danger) 45%, transparent);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: color-mix(in srgb, var(--sr-danger) 7%, transparent);
  }
  .problem > .icon {
    align-self: start;
    margin-block-start: 0.2em;
    color: var(--sr-danger);
  }
  .problem-text {
    overflow-wrap: anywhere;
  }
  .problem > .button {
    grid-column: 2;
  }
  @container (min-width: 480px) {
    .problem {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .problem > .button {
      grid-column: 3;
    }
  }
`;
