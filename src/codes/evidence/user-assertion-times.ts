import { describeDuration } from '../../core/time.ts';
import { timesIn } from './message-times.ts';
import type { Proof } from './proof.ts';

/** The token of a user that an API wanted to exchange: when it ended. */
export const userAssertionTimes: Proof = {
  codes: [500133],
  source: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
  prove({ message }) {
    const times = timesIn(message);
    if (!times || times.current <= times.expiry || times.expiry <= 0) return [];
    return [
      {
        id: 'user-token-expired',
        message: `The user’s token ended ${describeDuration(times.current - times.expiry)} before Entra saw it. Exchange the token that came with the request at hand, not one that was kept; where the work goes on for long, keep the token that was received for it and its refresh token.`,
      },
    ];
  },
};
