import type { TokenProfile } from './profile.ts';

/** The part of a request that a refusal blames. */
export type Blamed = keyof TokenProfile;

/** By code; those that blame nothing in the request, or the user, are left out. Source: the catalogue of codes. */
const BLAMED: readonly (readonly [Blamed, readonly number[]])[] = [
  ['authority', [50049, 50059, 50194, 90002, 90013, 900021, 900023, 900382, 900383, 90038, 9002332, 1002026]],
  ['clientId', [65005, 700007, 700016, 700021, 900144, 9001023]],
  [
    'credential',
    [
      50012, 50013, 50027, 70021, 500131, 700022, 700023, 700024, 700025, 700027, 700030, 700211, 700212,
      700213, 700222, 700229, 901002, 1000502, 5002723, 5002727, 5002738, 7000112, 7000215, 7000216, 7000218,
      7000222, 7002138, 9002324,
    ],
  ],
  ['scopes', [28000, 28002, 28003, 65001, 70011, 500011, 500014, 650052, 650053, 650057, 1002012]],
  ['grant', [54005, 70000, 70003, 70008, 90094, 700003, 700082, 700084, 9002325, 9002326]],
];

/** What an AADSTS code blames; undefined when it is nothing that the request says. */
export function blamedBy(code: number): Blamed | undefined {
  return BLAMED.find(([, codes]) => codes.includes(code))?.[0];
}
