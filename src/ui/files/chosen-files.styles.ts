import { css } from 'lit';

/** The files of a draft and those that were rejected. */
export const chosenFilesStyles = css`
  .uploads {
    display: grid;
    gap: var(--sr-s);
  }
  .upload {
    gap: var(--sr-s) var(--sr-m);
    padding: var(--sr-s);
    border: 1px solid var(--sr-line);
    border-radius: var(--sr-radius);
  }
  .upload.failed {
    border-color: color-mix(in srgb, var(--sr-danger) 45%, transparent);
  }
  .thumbnail {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: calc(var(--sr-radius) - 2px);
    background: var(--sr-tint);
    color: var(--sr-quiet);
    overflow: hidden;
  }
  .thumbnail img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .upload .file-text {
    flex: 1 1 8em;
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
  .upload [part='remove-button'],
  .refused .button {
    min-inline-size: calc(36px * var(--sr-density));
  }
  @media (pointer: coarse) {
    /* Phones have neither. */
    .ways {
      display: none;
    }
    .upload [part='remove-button'],
    .refused .button {
      min-inline-size: 44px;
    }
    .refused {
      align-items: center;
    }
    .refused .button {
      min-block-size: 44px;
    }
  }
`;
