import type { Proof } from './proof.ts';

/**
 * When the key that was found ran out: `Found key 'Start=08/03/2016, End=08/03/2017'`. Entra writes months before
 * days there, which a day over 12 proves; other dates are told as they stand.
 */
export const expiredKey: Proof = {
  codes: [700027, 50012],
  source: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  prove({ message }) {
    const [, start, end] =
      /Found key '?Start=(\d\d\/\d\d\/\d{4})[^,]{0,20}, End=(\d\d\/\d\d\/\d{4})/i.exec(message) ?? [];
    if (start === undefined || end === undefined || !/key used is expired/i.test(message)) return [];
    return [
      {
        id: 'key-expired',
        message: `The registration has this certificate, from ${start} to ${end} (month first): signature and thumbprint are in order, its time is over. Upload a newer certificate and sign with that.`,
      },
    ];
  },
};
