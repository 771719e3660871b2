/** A read gives up after this many milliseconds. */
export const READ_TIMEOUT = 15_000;
/** A write gives up after this many milliseconds. */
export const WRITE_TIMEOUT = 30_000;
/** An upload gives up after this many milliseconds without progress. */
export const UPLOAD_STALL_TIMEOUT = 60_000;
/** An upload whose progress can't be seen gives up after this many milliseconds. */
export const BLIND_UPLOAD_TIMEOUT = 300_000;
