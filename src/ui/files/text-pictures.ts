import type { Upload } from '../../state/outbox/uploads.ts';

/** What the text beside the files of a draft can do with pictures among them. */
export interface TextPictures {
  /** The button that places a picture in the text, where it can be. */
  readonly renderButton: (upload: Upload) => unknown;
  /** A file is about to be removed: the text refers to it no more. */
  readonly remove: (upload: Upload) => void;
}
