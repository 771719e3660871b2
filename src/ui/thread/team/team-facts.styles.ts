import { css } from 'lit';
import { contactStyles } from '../../contact/contact.styles.ts';
import { serviceStateStyles } from '../../service/service-state.styles.ts';

export const teamFactsStyles = css`
  ${contactStyles}
  ${serviceStateStyles}
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
    margin-block-start: var(--sr-s);
  }
  .contact {
    margin-block-start: var(--sr-l);
    font-size: 0.8125em;
  }
  .contact ~ .zone {
    margin-block-start: var(--sr-space);
  }
  @media (pointer: coarse) {
    .severity > *,
    .request-link {
      min-block-size: 44px;
    }
    a.request-link {
      display: inline-block;
      align-content: center;
      min-block-size: 44px;
    }
  }
`;
