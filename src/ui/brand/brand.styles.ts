import { css } from 'lit';

/** What a brand adds to an element. */
export const brandStyles = css`
  .box {
    /* Shows the colour scheme to logo.ts; the transition reports its changes, also with reduced motion. */
    outline: 0 none light-dark(#000, #fff);
    transition: outline-color 1ms !important;
  }
  .brand-logo {
    display: flex;
    margin-block-end: var(--sr-m);
  }
  .brand-logo img {
    display: block;
    inline-size: auto;
    block-size: auto;
    max-inline-size: 100%;
    max-block-size: 40px;
  }
  .brand-name {
    font-size: 1.125em;
    font-weight: 700;
  }
  .brand-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--sr-space) calc(var(--sr-space) * 6);
    margin-block-start: calc(var(--sr-space) * 8);
    padding-block-start: var(--sr-m);
    border-block-start: 1px solid var(--sr-line);
    color: var(--sr-quiet);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .brand-links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sr-space) calc(var(--sr-space) * 5);
  }
  .brand-link {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  .brand-link bdi {
    white-space: nowrap;
  }
  .brand-foot .brand-link {
    display: inline-block;
    padding-block: 0.125em;
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
  }
  .brand-foot .brand-link:hover {
    text-decoration-color: currentcolor;
  }
  .brand-notice {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--sr-space) var(--sr-l);
    padding: var(--sr-s) var(--sr-m);
    border: 1px solid var(--sr-line);
    border-radius: var(--sr-radius);
    background: var(--sr-tint);
    overflow-wrap: anywhere;
  }
  .brand-emergency {
    grid-column: 2;
    font-weight: 600;
  }
  @container (min-width: 30em) {
    .brand-emergency + .problem-actions {
      grid-row: 1 / span 2;
    }
  }
  @media (pointer: coarse) {
    .brand-foot .brand-link,
    .brand-notice .brand-link {
      display: inline-block;
      padding-block: 0.6em;
    }
  }
`;
