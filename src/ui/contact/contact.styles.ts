import { css } from 'lit';

export const contactStyles = css`
  .call {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--sr-m);
    padding: var(--sr-m) var(--sr-l);
    border: 1px solid color-mix(in srgb, var(--sr-accent) 45%, transparent);
    border-inline-start: 4px solid var(--sr-accent);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: color-mix(in srgb, var(--sr-accent) 6%, transparent);
    overflow-wrap: anywhere;
  }
  .call > .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
    color: var(--sr-accent);
  }
  .call-number {
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.4;
  }
  .phone {
    color: inherit;
    text-decoration-color: var(--sr-accent);
    text-underline-offset: 0.2em;
  }
  @media (pointer: coarse) {
    .phone {
      display: inline-block;
      align-content: center;
      min-block-size: 44px;
    }
  }
`;
