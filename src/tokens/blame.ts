/** The part of a request that a refusal blames. */
export type Blamed =
  /** The tenant, by itself or in the address. */
  | 'tenant'
  /** The host that was asked. */
  | 'cloud'
  | 'clientId'
  | 'secret'
  | 'certificate'
  /** What the client proves itself with: its own assertion, or the certificate that signed it. */
  | 'assertion'
  /** A JWT that cannot be read: the client's own assertion, or that of a user. */
  | 'jwt'
  /** The token of another issuer. */
  | 'federatedToken'
  /** Whatever the client proves itself with. */
  | 'credential'
  | 'scopes'
  | 'resource'
  | 'grantType'
  /** The code or token that is exchanged. */
  | 'grant'
  | 'codeVerifier'
  | 'redirectUri'
  | 'userAssertion';

/**
 * By code. Left out are those that blame nothing in the request, such as policies, the user, and the sign-in service.
 * Source: the catalogue of codes.
 */
export const BLAMED: readonly (readonly [Blamed, readonly number[]])[] = [
  [
    'tenant',
    [
      50059, 50128, 50194, 90002, 90013, 90019, 90027, 90124, 90129, 90130, 90132, 500201, 500202, 700005,
      900021, 900023, 1002026, 5000224, 5000225, 7000012, 9001023, 9002328, 9002331, 9002332, 9002337,
      9002339,
    ],
  ],
  ['cloud', [50049, 50050, 90038, 90043, 100007, 900382, 900383, 900432, 900439]],
  [
    'clientId',
    [
      70001, 90112, 650059, 700007, 700011, 700016, 700021, 700038, 1000031, 7000110, 7000112, 7000116,
      7000217, 7000220, 7000229,
    ],
  ],
  ['secret', [70002, 7000215, 7000222, 9002319]],
  [
    'certificate',
    [
      50032, 100032, 392189, 392200, 392204, 500181, 700026, 700027, 700028, 700029, 700030, 700031, 700032,
      1000502, 7000212, 7000213, 7000214, 7000274, 7000277,
    ],
  ],
  [
    'assertion',
    [
      50048, 50171, 700022, 700023, 700024, 700033, 700034, 700035, 5002710, 5002723, 5002726, 5002727,
      5002730, 5002738, 7000221,
    ],
  ],
  ['jwt', [50027]],
  [
    'federatedToken',
    [
      50166, 70021, 70025, 90061, 501661, 700211, 700212, 700213, 700214, 700221, 700222, 700223, 700226,
      700227, 700229, 700231, 700236, 700238, 700263, 7000226, 7000227, 7000272, 7002121, 7002137, 7002138,
      7002203, 7002381,
    ],
  ],
  ['credential', [50012, 700025, 7000216, 7000218, 7000219, 9002324]],
  [
    'scopes',
    [
      28000, 28002, 28003, 50001, 65001, 65005, 65006, 70011, 90009, 90094, 500011, 500012, 500014, 500016,
      501051, 650011, 650052, 650053, 650054, 650057, 700017, 700039, 700053, 1002012, 7000117, 9010010,
    ],
  ],
  ['resource', [500013, 901002]],
  ['grantType', [70003, 90136, 7000021]],
  [
    'grant',
    [
      50173, 54005, 70000, 70008, 70016, 70018, 70019, 70020, 70043, 500139, 700003, 700081, 700082, 700084,
      7000013, 7000014,
    ],
  ],
  ['codeVerifier', [50147, 50148, 50149, 501471, 501481, 501491, 9002325]],
  [
    'redirectUri',
    [
      50011, 50029, 70004, 500111, 500112, 500113, 500115, 500116, 500117, 500119, 700009, 900971, 9002326,
      9002327,
    ],
  ],
  ['userAssertion', [50013, 240002, 500131, 500132, 500133, 500136, 500137, 1000014, 7000113, 7000114]],
];

/** By parameter, where a code says only that one is missing or not usable. */
const BY_PARAMETER: Readonly<Record<string, Blamed>> = {
  assertion: 'userAssertion',
  client_assertion: 'assertion',
  client_id: 'clientId',
  client_secret: 'secret',
  code: 'grant',
  code_verifier: 'codeVerifier',
  device_code: 'grant',
  grant_type: 'grantType',
  redirect_uri: 'redirectUri',
  refresh_token: 'grant',
  resource: 'resource',
  scope: 'scopes',
};

/**
 * What an AADSTS code blames; undefined when it is nothing that the request says. `parameter` is the one that the
 * message names, for codes that blame any.
 */
export function blamedBy(code: number, parameter?: string): Blamed | undefined {
  const named = parameter !== undefined && Object.hasOwn(BY_PARAMETER, parameter);
  return (
    BLAMED.find(([, codes]) => codes.includes(code))?.[0] ?? (named ? BY_PARAMETER[parameter] : undefined)
  );
}
