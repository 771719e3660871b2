import { css } from 'lit';
import { bodyStyles } from '../body/body.styles.ts';

export const incidentStyles = css`
  ${bodyStyles}
  .incidents {
    display: grid;
    gap: var(--sr-xs);
    margin-block-end: var(--sr-m);
    min-inline-size: 0;
  }
  form > .incidents {
    margin-block-end: 0;
  }
  .thread > .incidents {
    margin-block: var(--sr-m) 0;
  }
  .incidents ul {
    display: grid;
    gap: var(--sr-xs);
    min-inline-size: 0;
  }
  .incident {
    --sr-tone: var(--sr-warn);
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--sr-s);
    padding: var(--sr-s) var(--sr-m);
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
    font-size: 0.9375em;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .incident.outage {
    --sr-tone: var(--sr-danger);
  }
  .incident.resolved {
    --sr-tone: var(--sr-ok);
  }
  .incident > .icon {
    margin-block-start: 0.14em;
    color: var(--sr-tone);
  }
  .incident.is-quiet > .icon {
    color: var(--sr-quiet);
  }
  /* The service that the customer asks about. */
  .incident.is-strong {
    border-color: color-mix(in srgb, var(--sr-tone) 45%, transparent);
    background: color-mix(in srgb, var(--sr-tone) 7%, transparent);
  }
  .is-strong .incident-said {
    font-weight: 600;
  }
  /* Words and buttons in one line, where there is room. */
  .incident > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--sr-m);
    min-inline-size: 0;
  }
  .incident.is-strong > div {
    row-gap: var(--sr-xs);
  }
  .incident-words {
    flex: 1 1 18em;
    min-inline-size: 0;
  }
  .incident-actions,
  .incident-actions > .flow {
    gap: 0 var(--sr-s);
  }
  .incident-actions > .flow {
    flex-wrap: nowrap;
  }
  .incident-body,
  .incident .problem {
    flex-basis: 100%;
  }
  .incident-body > p > a {
    display: inline-flex;
    align-items: center;
    gap: var(--sr-space);
    color: inherit;
    text-decoration-color: var(--sr-accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 0.2em;
  }
  .incident-actions .button {
    min-block-size: 32px;
    padding: 0 var(--sr-xs);
    font-size: 0.9375em;
  }
  .incident-actions > .button.plain:first-child,
  .incident-actions > .flow:first-child > .button.plain:first-child {
    margin-inline-start: calc(var(--sr-xs) * -1);
  }
  .incident-actions .button.plain {
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
    text-underline-offset: 0.2em;
  }
  .incident-actions .button[aria-pressed='true'] {
    text-decoration: none;
  }
  .incident-actions [aria-pressed='true'] .icon {
    color: var(--sr-ok);
  }
  .incident-body {
    display: grid;
    gap: var(--sr-xs);
    padding-block: var(--sr-xs);
  }
  .incident .problem {
    margin-block: var(--sr-xs);
  }
  @container (min-width: 40em) {
    .incident {
      padding-block: var(--sr-space);
    }
    .incident-words {
      align-content: center;
      min-block-size: 32px;
    }
    .incident > .icon {
      margin-block-start: calc((32px - 1.125em) / 2);
    }
  }
  @media (pointer: coarse) {
    .incident-actions .button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .incident.is-strong {
      border-width: 2px;
    }
  }
  @media print {
    .incidents {
      display: none;
    }
  }
`;
