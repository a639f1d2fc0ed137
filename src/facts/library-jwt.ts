/**
 * What a parameter holds in a call that builds a JWT: a whole header or claims set, one entry by its registered name,
 * `pair` an entry whose name is the argument before, and `signing` something that holds key and algorithm.
 */
export type JwtPart =
  | 'header'
  | 'claims'
  | 'key'
  | 'algorithm'
  | 'signing'
  | 'options'
  | 'header-pair'
  | 'claim-pair'
  | `header ${string}`
  | `claim ${string}`
  /** A time from now on. */
  | `length ${string}`
  /** One of a list. */
  | `item ${string}`;

export interface JwtCall {
  readonly callees: readonly string[];
  /** What must stand before the name, by its last name. */
  readonly of?: readonly string[];
  /** How many arguments there must be. */
  readonly count?: number;
  /** True for what makes no new JWT. */
  readonly isOther?: true;
  /** True where nothing need stand there. */
  readonly mayStandAlone?: true;
  readonly parameters?: readonly (JwtPart | null)[];
  /** By name, in lower case without separators. */
  readonly names?: Readonly<Record<string, JwtPart>>;
  /** Headers and claims that it puts in by itself. */
  readonly supplies?: readonly string[];
  /** Of what the entries in braces behind it are: `new JwtPayload { { "aud", … } }`. */
  readonly entries?: 'header' | 'claims';
}

/** One library that makes JWTs. */
export interface JwtLibrary {
  readonly id: string;
  /** Beginnings of the names of its modules, in lower case; one must be imported. Empty where its names are its own. */
  readonly modules: readonly string[];
  /** Calls, and types of objects, that a JWT begins with. */
  readonly starts: readonly JwtCall[];
  /** Methods on what a start gave. */
  readonly steps?: readonly JwtCall[];
  /** Calls and objects that are handed to starts and steps, and methods on those. */
  readonly nested?: readonly JwtCall[];
  /** The algorithm that it takes where none is said. */
  readonly defaultAlgorithm?: string;
  /** True where a key may hold its own name, which becomes `kid`. */
  readonly keysHaveNames?: true;
  /** True where the algorithm is handed over with the key in it, or with what provides the key and its name. */
  readonly algorithmsHoldKeys?: true;
  /** True where dates among the claims become what a JWT needs, those without a zone taken for UTC. */
  readonly takesDates?: true;
  /** True where a list of one audience becomes a text. */
  readonly unwrapsAudience?: true;
}

/** Names of claims and header entries in types that have fields for them. */
export const claimFields: Readonly<Record<string, string>> = {
  issuer: 'iss',
  subject: 'sub',
  audience: 'aud',
  expiresat: 'exp',
  expires: 'exp',
  expiry: 'exp',
  expirationtime: 'exp',
  notbefore: 'nbf',
  issuedat: 'iat',
  id: 'jti',
  jwtid: 'jti',
};

/** Methods that are named alike in the builders of several libraries. */
function claimMethods(prefixes: readonly string[]): readonly JwtCall[] {
  const methods: readonly (readonly [string, string])[] = [
    ['Issuer', 'iss'],
    ['Subject', 'sub'],
    ['Audience', 'aud'],
    ['ExpirationTime', 'exp'],
    ['Expiration', 'exp'],
    ['ExpiresAt', 'exp'],
    ['NotBefore', 'nbf'],
    ['NotBeforeTime', 'nbf'],
    ['IssuedAt', 'iat'],
    ['IssueTime', 'iat'],
    ['Jti', 'jti'],
    ['JWTId', 'jti'],
    ['JWTID', 'jti'],
    ['Id', 'jti'],
  ];
  return methods.map(([name, claim]) => ({
    callees: prefixes.map((prefix) => (prefix ? prefix + name : name[0]?.toLowerCase() + name.slice(1))),
    parameters: [`claim ${claim}`],
  }));
}

/** Parameters of the constructors of .NET's JwtSecurityToken. */
const tokenNames: Readonly<Record<string, JwtPart>> = {
  header: 'header',
  payload: 'claims',
  issuer: 'claim iss',
  audience: 'claim aud',
  claims: 'claims',
  notbefore: 'claim nbf',
  expires: 'claim exp',
  signingcredentials: 'signing',
};

export const jwtLibraries: readonly JwtLibrary[] = [
  {
    id: 'jose',
    modules: ['jose'],
    starts: [{ callees: ['SignJWT'], parameters: ['claims'] }],
    steps: [
      { callees: ['setProtectedHeader'], parameters: ['header'] },
      ...claimMethods(['set']),
      { callees: ['sign'], parameters: ['key'] },
    ],
  },
  {
    id: 'jsonwebtoken',
    modules: ['jsonwebtoken'],
    starts: [
      {
        callees: ['sign'],
        of: ['jwt', 'JWT', 'jsonwebtoken', 'jsonWebToken', 'JsonWebToken', 'njwt'],
        mayStandAlone: true,
        parameters: ['claims', 'key', 'options'],
        names: {
          algorithm: 'algorithm',
          header: 'header',
          keyid: 'header kid',
          issuer: 'claim iss',
          subject: 'claim sub',
          audience: 'claim aud',
          expiresin: 'length exp',
          notbefore: 'length nbf',
          jwtid: 'claim jti',
        },
        supplies: ['iat', 'typ'],
      },
    ],
    defaultAlgorithm: 'HS256',
  },
  {
    id: 'jws',
    modules: ['jws'],
    starts: [
      {
        callees: ['sign'],
        of: ['jws'],
        names: { header: 'header', payload: 'claims', privatekey: 'key', secret: 'key' },
      },
    ],
  },
  {
    id: 'jwt-simple',
    modules: ['jwt-simple'],
    starts: [
      {
        callees: ['encode'],
        of: ['jwt'],
        parameters: ['claims', 'key', 'algorithm', 'options'],
        names: { header: 'header' },
      },
    ],
    defaultAlgorithm: 'HS256',
  },
  {
    id: 'jsrsasign',
    modules: ['jsrsasign'],
    starts: [{ callees: ['sign'], of: ['JWS'], parameters: ['algorithm', 'header', 'claims', 'key'] }],
  },
  {
    id: 'PyJWT',
    modules: ['jwt'],
    starts: [
      {
        callees: ['encode'],
        of: ['jwt'],
        parameters: ['claims', 'key', 'algorithm', 'header'],
        names: { payload: 'claims', key: 'key', algorithm: 'algorithm', headers: 'header' },
      },
    ],
    defaultAlgorithm: 'HS256',
    takesDates: true,
  },
  {
    id: 'ruby-jwt',
    modules: ['jwt'],
    starts: [{ callees: ['encode'], of: ['JWT'], parameters: ['claims', 'key', 'algorithm', 'header'] }],
    defaultAlgorithm: 'HS256',
  },
  {
    id: 'python-jose',
    modules: ['jose'],
    starts: [
      {
        callees: ['encode'],
        of: ['jwt'],
        parameters: ['claims', 'key', 'algorithm', 'header'],
        names: { claims: 'claims', key: 'key', algorithm: 'algorithm', headers: 'header' },
      },
      {
        callees: ['sign'],
        of: ['jws'],
        parameters: ['claims', 'key', 'header', 'algorithm'],
        names: { payload: 'claims', key: 'key', algorithm: 'algorithm', headers: 'header' },
      },
    ],
    defaultAlgorithm: 'HS256',
    takesDates: true,
  },
  {
    id: 'authlib',
    modules: ['authlib'],
    starts: [
      {
        callees: ['encode'],
        of: ['jwt'],
        parameters: ['header', 'claims', 'key'],
        names: { header: 'header', payload: 'claims', key: 'key' },
      },
    ],
    takesDates: true,
  },
  {
    id: 'jwcrypto',
    modules: ['jwcrypto'],
    starts: [
      { callees: ['JWT'], parameters: ['header', 'claims'], names: { header: 'header', claims: 'claims' } },
    ],
    steps: [{ callees: ['make_signed_token'], parameters: ['key'] }],
  },
  {
    id: 'System.IdentityModel.Tokens.Jwt',
    modules: [],
    starts: [
      {
        callees: ['SecurityTokenDescriptor'],
        names: {
          issuer: 'claim iss',
          audience: 'claim aud',
          subject: 'claims',
          claims: 'claims',
          expires: 'claim exp',
          notbefore: 'claim nbf',
          issuedat: 'claim iat',
          signingcredentials: 'signing',
          additionalheaderclaims: 'header',
          tokentype: 'header typ',
        },
        supplies: ['exp', 'nbf', 'iat'],
      },
      { callees: ['JwtSecurityToken'], count: 1, isOther: true },
      { callees: ['JwtSecurityToken'], count: 2, parameters: ['header', 'claims'], names: tokenNames },
      {
        callees: ['JwtSecurityToken'],
        parameters: ['claim iss', 'claim aud', 'claims', 'claim nbf', 'claim exp', 'signing'],
        names: tokenNames,
      },
      {
        callees: ['CreateEncodedJwt', 'CreateJwtSecurityToken'],
        parameters: ['claim iss', 'claim aud', 'claims', 'claim nbf', 'claim exp', 'claim iat', 'signing'],
        names: {
          issuer: 'claim iss',
          audience: 'claim aud',
          subject: 'claims',
          notbefore: 'claim nbf',
          expires: 'claim exp',
          issuedat: 'claim iat',
          signingcredentials: 'signing',
        },
        supplies: ['exp', 'nbf', 'iat'],
      },
    ],
    nested: [
      { callees: ['JwtHeader'], parameters: ['signing'], entries: 'header' },
      {
        callees: ['JwtPayload'],
        parameters: ['claim iss', 'claim aud', 'claims', 'claim nbf', 'claim exp'],
        names: {
          issuer: 'claim iss',
          audience: 'claim aud',
          claims: 'claims',
          notbefore: 'claim nbf',
          expires: 'claim exp',
        },
        entries: 'claims',
      },
      {
        callees: ['X509SigningCredentials'],
        parameters: ['key', 'algorithm'],
        supplies: ['kid', 'x5t'],
      },
      { callees: ['SigningCredentials'], parameters: ['key', 'algorithm'] },
      { callees: ['X509SecurityKey'], parameters: [null, 'header kid'], supplies: ['kid', 'x5t'] },
      {
        callees: ['RsaSecurityKey', 'ECDsaSecurityKey', 'SymmetricSecurityKey'],
        names: { keyid: 'header kid' },
      },
      { callees: ['ClaimsIdentity'], parameters: ['claims'] },
      { callees: ['Claim'], parameters: ['claim-pair'] },
    ],
    keysHaveNames: true,
    unwrapsAudience: true,
  },
  {
    id: 'jose-jwt',
    modules: ['jose'],
    starts: [
      {
        callees: ['Encode'],
        of: ['JWT'],
        parameters: ['claims', 'key', 'algorithm', 'header'],
        names: { payload: 'claims', key: 'key', algorithm: 'algorithm', extraheaders: 'header' },
      },
    ],
  },
  {
    id: 'Nimbus',
    modules: ['com.nimbusds'],
    starts: [
      { callees: ['SignedJWT'], parameters: ['header', 'claims'] },
      {
        callees: ['PrivateKeyJWT'],
        parameters: [
          'claim iss',
          'claim aud',
          'algorithm',
          'key',
          'header kid',
          'header x5c',
          'header x5t#S256',
        ],
        supplies: ['sub', 'exp', 'iat', 'jti'],
      },
    ],
    steps: [{ callees: ['sign'], parameters: ['signing'] }],
    nested: [
      { callees: ['JWSHeader'], parameters: ['algorithm'] },
      { callees: ['Builder'], of: ['JWSHeader'], parameters: ['algorithm'] },
      { callees: ['x509CertThumbprint'], parameters: ['header x5t'] },
      { callees: ['x509CertSHA256Thumbprint'], parameters: ['header x5t#S256'] },
      { callees: ['x509CertChain'], parameters: ['header x5c'] },
      { callees: ['keyID'], parameters: ['header kid'] },
      { callees: ['type'], parameters: ['header typ'] },
      { callees: ['customParam'], parameters: ['header-pair'] },
      { callees: ['JWTClaimsSet'] },
      { callees: ['Builder'], of: ['JWTClaimsSet'] },
      ...claimMethods(['']),
      { callees: ['jwtID'], parameters: ['claim jti'] },
      { callees: ['claim'], parameters: ['claim-pair'] },
      { callees: ['RSASSASigner', 'ECDSASigner', 'MACSigner'], parameters: ['key'] },
    ],
    unwrapsAudience: true,
  },
  {
    id: 'jjwt',
    modules: ['io.jsonwebtoken'],
    starts: [{ callees: ['builder'], of: ['Jwts'] }],
    steps: [
      { callees: ['setHeaderParam'], parameters: ['header-pair'] },
      { callees: ['setHeader', 'setHeaderParams', 'header'], parameters: ['header'] },
      { callees: ['add'], of: ['audience'], parameters: ['item aud'] },
      { callees: ['single'], of: ['audience'], parameters: ['claim aud'] },
      { callees: ['add'], parameters: ['header-pair'] },
      { callees: ['keyId', 'setKeyId'], parameters: ['header kid'] },
      { callees: ['type'], parameters: ['header typ'] },
      { callees: ['x509Sha1Thumbprint'], parameters: ['header x5t'] },
      { callees: ['x509Sha256Thumbprint'], parameters: ['header x5t#S256'] },
      ...claimMethods(['', 'set']),
      { callees: ['claim'], parameters: ['claim-pair'] },
      { callees: ['claims', 'setClaims', 'addClaims'], parameters: ['claims'] },
      { callees: ['signWith'], parameters: ['key', 'algorithm'] },
    ],
  },
  {
    id: 'java-jwt',
    modules: ['com.auth0.jwt'],
    starts: [{ callees: ['create'], of: ['JWT'] }],
    steps: [
      { callees: ['withHeader'], parameters: ['header'] },
      { callees: ['withKeyId'], parameters: ['header kid'] },
      ...claimMethods(['with']),
      { callees: ['withClaim'], parameters: ['claim-pair'] },
      { callees: ['withPayload'], parameters: ['claims'] },
      { callees: ['sign'], parameters: ['algorithm'] },
    ],
    algorithmsHoldKeys: true,
    unwrapsAudience: true,
  },
  {
    id: 'golang-jwt',
    modules: ['github.com/golang-jwt', 'github.com/dgrijalva/jwt-go'],
    starts: [
      { callees: ['NewWithClaims'], parameters: ['algorithm', 'claims'] },
      { callees: ['New'], of: ['jwt'], parameters: ['algorithm'] },
    ],
    steps: [{ callees: ['SignedString'], parameters: ['key'] }],
  },
  {
    id: 'go-jose',
    modules: ['github.com/go-jose', 'gopkg.in/square/go-jose', 'gopkg.in/go-jose'],
    starts: [{ callees: ['Signed'], of: ['jwt'], parameters: ['signing'] }],
    steps: [{ callees: ['Claims'], parameters: ['claims'] }],
    nested: [
      {
        callees: ['NewSigner'],
        parameters: ['signing', 'signing'],
        names: { algorithm: 'algorithm', key: 'key', extraheaders: 'header' },
      },
      { callees: ['WithHeader'], parameters: ['header-pair'] },
      { callees: ['WithType'], parameters: ['header typ'] },
    ],
    keysHaveNames: true,
    unwrapsAudience: true,
  },
  {
    id: 'firebase/php-jwt',
    modules: ['firebase\\jwt'],
    starts: [
      {
        callees: ['encode'],
        of: ['JWT'],
        parameters: ['claims', 'key', 'algorithm', 'header kid', 'header'],
      },
    ],
  },
  {
    id: 'lcobucci/jwt',
    modules: ['lcobucci\\jwt'],
    starts: [{ callees: ['builder', 'Builder'] }],
    steps: [
      { callees: ['issuedBy'], parameters: ['claim iss'] },
      { callees: ['relatedTo'], parameters: ['claim sub'] },
      { callees: ['permittedFor'], parameters: ['claim aud'] },
      { callees: ['identifiedBy'], parameters: ['claim jti'] },
      { callees: ['issuedAt'], parameters: ['claim iat'] },
      { callees: ['canOnlyBeUsedAfter'], parameters: ['claim nbf'] },
      { callees: ['expiresAt'], parameters: ['claim exp'] },
      { callees: ['withHeader'], parameters: ['header-pair'] },
      { callees: ['withClaim'], parameters: ['claim-pair'] },
      { callees: ['getToken'], parameters: ['algorithm', 'key'] },
    ],
    unwrapsAudience: true,
  },
  {
    id: 'jsonwebtoken (Rust)',
    modules: ['jsonwebtoken'],
    starts: [
      {
        callees: ['encode'],
        of: ['jsonwebtoken'],
        mayStandAlone: true,
        parameters: ['header', 'claims', 'key'],
      },
    ],
    nested: [{ callees: ['Header'], parameters: ['algorithm'] }],
  },
];
