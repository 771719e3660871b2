/** Milliseconds before a clock that was set back, from which changes are looked at again: more than there are between two looks. */
const againMs = 600_000;

/** More than the clocks of a helpdesk's servers differ. */
const toleranceMs = 5000;

export interface SetBack {
  /** @param at the helpdesk's clock as an answer says it, in milliseconds since the epoch; 0 where it does not */
  saw(at: number): void;
  /** Where a look begins that would begin at this time of the helpdesk's clock: earlier, where that time has yet to come. */
  begin(start: number): number;
}

/** Notices that a helpdesk's clock was set back: what changes then is older than what was told last. */
export function createSetBack(): SetBack {
  let clock = 0;
  return {
    saw: at => {
      if (at) clock = at;
    },
    begin: start => (clock && clock < start - toleranceMs ? Math.max(clock - againMs, 1) : start),
  };
}
