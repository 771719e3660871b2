import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.ts';

export const filterStyles = css`
  :host {
    flex: none;
  }
  .room {
    display: none;
  }
  .box {
    container-type: normal;
  }
  .filter {
    gap: var(--sr-space) var(--sr-s);
  }
  .field {
    max-inline-size: 16em;
    text-overflow: ellipsis;
  }
  /* In a narrow list the choice says enough to the eye. */
  @container (max-width: 39.99em) {
    .filter > span {
      ${visuallyHidden}
    }
    .field {
      max-inline-size: 7em;
    }
  }
`;
