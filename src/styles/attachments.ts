import { css } from 'lit';

/** The attachment field of the form and the composer. */
export const attachmentStyles = css`
  .attachments {
    display: grid;
    gap: var(--sr-s);
    min-inline-size: 0;
  }
  .attach {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-space) var(--sr-m);
  }
  @media (pointer: coarse) {
    .ways {
      display: none;
    }
  }
  .uploads {
    display: grid;
    gap: var(--sr-s);
  }
  .upload {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sr-s) var(--sr-m);
    padding: var(--sr-s);
    border: 1px solid var(--sr-line);
    border-radius: var(--sr-radius);
  }
  .file-text {
    display: grid;
    min-inline-size: 0;
    line-height: 1.35;
  }
  .file-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .refused {
    align-items: start;
  }
  .refused span {
    flex: 1;
  }
  .refused .button {
    min-block-size: 0;
    margin-block: -0.2em;
    padding: 0.2em;
  }
`;
