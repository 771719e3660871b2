/** A read gives up after this many milliseconds. */
export const READ_TIMEOUT = 15_000;
/** A write gives up after this many milliseconds. */
export const WRITE_TIMEOUT = 30_000;
/** An upload or a download gives up after this many milliseconds without progress. */
export const STALL_TIMEOUT = 60_000;
/** An upload or a download whose progress can't be seen gives up after this many milliseconds. */
export const BLIND_TIMEOUT = 300_000;
