/** For so many milliseconds at least something can be undone. */
export const UNDO_TIME = 10_000;
