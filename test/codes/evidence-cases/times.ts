import { dotnet, type EvidenceCase, json, python } from './evidence-case.ts';

const CLIENT = 'Client assertion is not within its valid time range.';

function times(current: string, from: string, expiry: string): string {
  return `${CLIENT} Current time: ${current}, assertion valid from ${from}, expiry time of assertion ${expiry}.`;
}

/** On one day, by the clock: `08:00:00`. */
function onOneDay(current: string, from: string, expiry: string): string {
  const at = (time: string) => `2026-06-01T${time}.0000000Z`;
  return times(at(current), at(from), at(expiry));
}

function proven(
  name: string,
  message: string,
  id: string,
  words: string,
  ...more: [string, string][]
): EvidenceCase {
  return { name, error: json(700024, message), proves: [[id, words], ...more] };
}

const MILLISECONDS = '9999-12-31T23:59:59.0000000Z';

const userTimes = (current: string, expiry: string) =>
  `Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: 2026-06-01T${current}.9126430Z, expiry time of assertion 2026-06-01T${expiry}.0000000Z.`;

export const timesCases: readonly EvidenceCase[] = [
  proven(
    'two hours ahead, as in Berlin',
    onOneDay('08:00:05', '10:00:02', '10:10:02'),
    'assertion-time-zone',
    '2 hours ahead',
  ),
  proven(
    'nbf written five minutes back, in local time',
    onOneDay('08:00:05', '09:55:02', '10:10:02'),
    'assertion-time-zone',
    '2 hours ahead',
  ),
  proven(
    'half an hour beside the hour, as in India',
    onOneDay('08:00:05', '13:30:02', '13:40:02'),
    'assertion-time-zone',
    '5:30 hours ahead',
  ),
  proven(
    'five hours behind, as in New York',
    onOneDay('13:00:05', '08:00:02', '08:10:02'),
    'assertion-time-zone',
    '5 hours behind',
  ),
  proven(
    'made for an hour, and used again when it was just over: no time zone',
    onOneDay('09:00:30', '08:00:00', '09:00:00'),
    'assertion-expired',
    'made to last 1 hour',
  ),
  proven(
    'used again by a job that runs each hour: no time zone',
    onOneDay('09:00:10', '08:00:05', '08:10:05'),
    'assertion-expired',
    'kept and used again',
  ),
  proven(
    'made for five hours, and over since a minute: no time zone',
    onOneDay('13:01:00', '08:00:30', '13:00:30'),
    'assertion-expired',
    'made to last 5 hours',
  ),
  proven(
    'fifteen hours ahead: no zone is that far',
    onOneDay('01:00:00', '16:00:00', '16:10:00'),
    'assertion-not-yet-valid',
    '15 hours ahead',
  ),
  proven(
    'forty minutes after its end',
    onOneDay('08:50:00', '08:00:00', '08:10:00'),
    'assertion-expired',
    'ended 40 minutes before',
  ),
  proven(
    'seconds after its end',
    onOneDay('08:10:20', '08:10:00', '08:10:10'),
    'assertion-expired',
    'at the moment of the request',
  ),
  proven(
    'a clock that is seven minutes fast',
    onOneDay('08:00:00', '08:07:00', '08:17:00'),
    'assertion-not-yet-valid',
    '7 minutes ahead',
  ),
  proven(
    'both in milliseconds',
    times('2026-06-01T08:00:00.1234567Z', MILLISECONDS, MILLISECONDS),
    'assertion-milliseconds',
    'nbf and exp lie',
  ),
  proven(
    'exp in milliseconds, in years of five digits',
    times('2026-06-01T08:00:00.1234567Z', '2026-06-01T08:00:00.0000000Z', '58382-07-02T13:20:00.0000000Z'),
    'assertion-milliseconds',
    'exp lies',
  ),
  proven(
    'no nbf, and over',
    times('2026-06-01T08:00:00.1234567Z', '0001-01-01T00:00:00.0000000Z', '2026-06-01T07:00:00.0000000Z'),
    'assertion-expired',
    'ended 1 hour before',
    ['assertion-without-nbf', 'no nbf claim'],
  ),
  proven(
    'a length of time as exp',
    times('2026-06-01T08:00:00.1234567Z', '2026-06-01T08:00:00.0000000Z', '1970-01-01T00:10:00.0000000Z'),
    'assertion-lifetime-as-exp',
    '10 minutes after the beginning of 1970',
  ),
  proven(
    'exp divided by a thousand too often',
    times('2026-06-01T08:00:00.1234567Z', '1970-01-21T13:38:00.0000000Z', '1970-01-21T13:38:01.0000000Z'),
    'assertion-divided-twice',
    'divided by 1000',
  ),
  proven(
    'exp before nbf',
    onOneDay('08:00:05', '08:00:03', '03:10:03'),
    'assertion-ends-first',
    '4 hours before nbf',
  ),
  {
    name: 'the older code, beside the one that wraps it',
    error: dotnet(
      70002,
      `Error validating credentials. AADSTS50012: ${onOneDay('08:50:00', '08:00:00', '08:10:00')}`,
    ),
    proves: [['assertion-expired', '40 minutes']],
  },
  {
    name: 'the token of a user that an API kept',
    error: python(500133, userTimes('08:49:21', '07:23:51')),
    proves: [['user-token-expired', 'ended 1 hour before']],
  },
  {
    name: 'the token of a user that still holds',
    error: python(500133, userTimes('08:49:21', '09:23:51')),
    proves: [],
  },
  { name: 'times that agree', error: json(700024, onOneDay('08:05:00', '08:00:00', '08:10:00')), proves: [] },
  {
    name: 'a message without its full stop',
    error: `AADSTS700024: ${onOneDay('08:50:00', '08:00:00', '08:10:00').slice(0, -1)}`,
    proves: [['assertion-expired', '40 minutes']],
  },
  { name: 'no times', error: json(700024, CLIENT), proves: [] },
  {
    name: 'a message that is cut in its last time',
    error: `AADSTS700024: ${onOneDay('08:50:00', '08:00:00', '08:10:00').slice(0, -12)}`,
    proves: [],
  },
  {
    name: 'times that are masked',
    error: json(700024, times('2026-06-01T08:00:00Z', '***', '***')),
    proves: [],
  },
  {
    name: 'times that are no dates',
    error: json(700024, times('2026-06-01T08:00:00Z', '2026-13-41T08:00:00Z', '2026-06-01T07:00:00Z')),
    proves: [],
  },
];
