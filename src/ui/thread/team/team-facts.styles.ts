import { css } from 'lit';

export const teamFactsStyles = css`
  .team {
    display: grid;
    gap: var(--sr-xs);
    margin-block-start: var(--sr-xs);
  }
  .team-facts {
    gap: var(--sr-space) var(--sr-l);
    min-inline-size: 0;
    margin: 0;
    font-size: 0.875em;
  }
  .team-facts > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--sr-xs);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .team-facts dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--sr-s);
    min-inline-size: 0;
    margin: 0;
  }
  .team-facts :is(dt, dd > .quiet) {
    font-size: 1em;
  }
  .service-state {
    --sr-tone: var(--sr-quiet);
    display: inline-flex;
    align-items: baseline;
    gap: 0.35em;
    color: var(--sr-tone);
  }
  .service-state::before {
    content: '';
    flex: none;
    align-self: center;
    inline-size: 0.55em;
    block-size: 0.55em;
    border: 2px solid var(--sr-tone);
  }
  .service-state.ok {
    --sr-tone: var(--sr-ok);
  }
  .service-state.ok::before {
    border-radius: 50%;
    background: var(--sr-tone);
  }
  .service-state:is(.degraded, .maintenance) {
    --sr-tone: var(--sr-warn);
  }
  .service-state.degraded::before {
    inline-size: 0.75em;
    block-size: 0.65em;
    border: 0;
    background: var(--sr-tone);
    clip-path: polygon(50% 0, 100% 100%, 0 100%);
  }
  .service-state.maintenance::before {
    rotate: 45deg;
  }
  .service-state.down {
    --sr-tone: var(--sr-danger);
  }
  .service-state.down::before {
    background: var(--sr-tone);
  }
  .severity {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-space) var(--sr-s);
    min-inline-size: 0;
  }
  .severity > * {
    min-block-size: calc(28px * var(--sr-density));
    padding-block: 0;
  }
  .severity .field {
    min-inline-size: 0;
    max-inline-size: 16em;
    border-color: var(--sr-line);
    text-overflow: ellipsis;
  }
  .request-links {
    display: grid;
    gap: var(--sr-space);
    justify-items: start;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .request-links .merged {
    font-size: calc(1em / 0.875);
    font-weight: 600;
  }
  .request-link {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: underline var(--sr-accent);
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .call {
    display: flex;
    align-items: start;
    gap: var(--sr-m);
    margin-block-start: var(--sr-s);
    padding: var(--sr-m) var(--sr-l);
    border: 1px solid color-mix(in srgb, var(--sr-accent) 45%, transparent);
    border-inline-start-width: 4px;
    border-radius: calc(var(--sr-radius) * 1.6);
    background: color-mix(in srgb, var(--sr-accent) 5%, transparent);
  }
  .call .dotted {
    align-items: baseline;
  }
  .call > .icon {
    margin-block-start: 0.2em;
    color: var(--sr-accent);
  }
  .call-text {
    display: grid;
    gap: var(--sr-space);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .call a {
    font-size: 1.125em;
    font-weight: 650;
  }
  .contact {
    margin-block-start: var(--sr-l);
    font-size: 0.8125em;
  }
  .contact ~ .zone {
    margin-block-start: var(--sr-space);
  }
  :is(.call, .contact) a {
    color: inherit;
    text-decoration-color: var(--sr-accent);
    text-underline-offset: 0.2em;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .severity > *,
    .request-link {
      min-block-size: 44px;
    }
    a.request-link,
    :is(.call, .contact) a {
      display: inline-block;
      align-content: center;
      min-block-size: 44px;
    }
  }
`;
