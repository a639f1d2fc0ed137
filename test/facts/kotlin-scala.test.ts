import assert from 'node:assert/strict';
import type { Expression } from '../../src/core/expressions.ts';
import type { Span } from '../../src/core/types.ts';
import { factsIn } from './reading.ts';

const URL = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';

type Case = readonly [path: string, text: string, expected: string];

/** Requests in one line: the encoding, the tenant of the endpoint, the parameters with their literals, `$` for what is computed. */
const requests: Readonly<Record<string, Case>> = {
  'Ktor, a form that is built': [
    'A.kt',
    `client.submitForm(url = "${URL}", formParameters = parameters { append("grant_type", "client_credentials"); append("client_secret", secret) })`,
    'form contoso.com grant_type=client_credentials client_secret=$',
  ],
  'Ktor, parameters in the body': [
    'A.kt',
    `client.post("${URL}") { setBody(FormDataContent(Parameters.build { append("grant_type", "client_credentials"); append("client_secret", secret) })) }`,
    'form contoso.com grant_type=client_credentials client_secret=$',
  ],
  'Ktor, pairs': [
    'A.kt',
    `client.post("${URL}") { setBody(listOf("grant_type" to "client_credentials", "client_secret" to secret).formUrlEncode()) }`,
    'form contoso.com grant_type=client_credentials client_secret=$',
  ],
  'OkHttp, a builder': [
    'A.kt',
    `val body = FormBody.Builder().apply { add("grant_type", "client_credentials"); add("client_secret", secret) }.build()\nval request = Request.Builder().url("${URL}").post(body).build()`,
    'form contoso.com grant_type=client_credentials client_secret=$',
  ],
  'OkHttp, a text': [
    'A.kt',
    `val tenant = "contoso.com"\nval body = "grant_type=client_credentials&client_secret=$secret".toRequestBody(type)\nval request = Request.Builder().url("https://login.microsoftonline.com/$tenant/oauth2/v2.0/token").post(body).build()`,
    'raw contoso.com grant_type=client_credentials client_secret=$',
  ],
  sttp: [
    'A.scala',
    `val r = basicRequest.body(Map("grant_type" -> "client_credentials", "client_secret" -> secret)).post(uri"${URL}")`,
    'form contoso.com grant_type=client_credentials client_secret=$',
  ],
  'sttp, infix': [
    'A.scala',
    `val r = basicRequest body ("grant_type" -> "client_credentials", "client_secret" -> secret) post uri"${URL}"`,
    'form contoso.com grant_type=client_credentials client_secret=$',
  ],
  http4s: [
    'A.scala',
    `val r = POST(UrlForm("grant_type" -> "client_credentials", "client_secret" -> secret), uri"${URL}")`,
    'form contoso.com grant_type=client_credentials client_secret=$',
  ],
  'Play, lists of values': [
    'A.scala',
    `ws.url("${URL}").post(Map("grant_type" -> Seq("client_credentials"), "client_secret" -> Seq(secret)))`,
    'unknown contoso.com grant_type=client_credentials client_secret=$',
  ],
  'Akka, a text': [
    'A.scala',
    `val body = s"grant_type=client_credentials&client_secret=$secret"\nval r = HttpRequest(POST, "${URL}", entity = HttpEntity(form, body))`,
    'raw contoso.com grant_type=client_credentials client_secret=$',
  ],
};

/** Assertions in one line: library, header, claims, algorithm and key, values as their source text. */
const assertions: Readonly<Record<string, Case>> = {
  'Nimbus in Kotlin': [
    'A.kt',
    `import com.nimbusds.jose.JWSHeader\nimport com.nimbusds.jwt.*\nval claims = JWTClaimsSet.Builder().issuer(app).subject(app).audience("${URL}").expirationTime(exp).build()\nval header = JWSHeader.Builder(JWSAlgorithm.RS256).x509CertSHA256Thumbprint(t).build()\nval token = SignedJWT(header, claims).apply { sign(RSASSASigner(key)) }.serialize()`,
    `Nimbus | x5t#S256=t | iss=app sub=app aud="${URL}" exp=exp | JWSAlgorithm.RS256 | key`,
  ],
  'java-jwt in Kotlin': [
    'A.kt',
    `import com.auth0.jwt.JWT\nval token = JWT.create().withHeader(mapOf("x5t" to t)).withIssuer(app).withSubject(app).withAudience("${URL}").withExpiresAt(exp).sign(Algorithm.RSA256(null, key))`,
    `java-jwt | x5t=t | iss=app sub=app aud="${URL}" exp=exp | Algorithm.RSA256(null, key) | -`,
  ],
  'jjwt in Kotlin': [
    'A.kt',
    `import io.jsonwebtoken.Jwts\nval token = Jwts.builder().setHeaderParam("x5t", t).setIssuer(app).setSubject(app).setAudience("${URL}").setExpiration(exp).signWith(key, SignatureAlgorithm.RS256).compact()`,
    `jjwt | x5t=t | iss=app sub=app aud="${URL}" exp=exp | SignatureAlgorithm.RS256 | key`,
  ],
  'Nimbus in Scala': [
    'A.scala',
    `import com.nimbusds.jwt.{JWTClaimsSet, SignedJWT}\nval header = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertThumbprint(t).build()\nval claims = new JWTClaimsSet.Builder().issuer(app).subject(app).audience("${URL}").expirationTime(exp).build()\nval token = new SignedJWT(header, claims)\ntoken.sign(new RSASSASigner(key))`,
    `Nimbus | x5t=t | iss=app sub=app aud="${URL}" exp=exp | JWSAlgorithm.RS256 | key`,
  ],
  'java-jwt in Scala': [
    'A.scala',
    `import com.auth0.jwt.JWT\nval token = JWT.create().withHeader(Map[String, AnyRef]("x5t" -> t).asJava).withIssuer(app).withAudience("${URL}").sign(Algorithm.RSA256(null, key))`,
    `java-jwt | x5t=t | iss=app aud="${URL}" | Algorithm.RSA256(null, key) | -`,
  ],
  'jjwt in Scala': [
    'A.scala',
    `import io.jsonwebtoken.Jwts\nval token = Jwts.builder().setHeaderParam("x5t", t).setIssuer(app).setAudience("${URL}").signWith(key, SignatureAlgorithm.RS256).compact`,
    `jjwt | x5t=t | iss=app aud="${URL}" | SignatureAlgorithm.RS256 | key`,
  ],
};

describe('token requests in Kotlin and Scala', () => {
  for (const [name, [path, text, expected]] of Object.entries(requests)) {
    it(name, async () => {
      const found = await factsIn('token-request', path, text);
      const told = found.map(({ encoding, endpoint, parameters }) => {
        const tenant = endpoint?.value.tenant;
        const given = parameters.map(
          (each) => `${each.name}=${each.value.kind === 'literal' ? each.value.text : '$'}`,
        );
        return [encoding, tenant?.kind === 'domain' ? tenant.domain : '-', ...given].join(' ');
      });
      assert.deepEqual(told, [expected]);
    });
  }
});

describe('assertions in Kotlin and Scala', () => {
  for (const [name, [path, text, expected]] of Object.entries(assertions)) {
    it(name, async () => {
      const source = (value: { readonly span: Span } | undefined) =>
        value ? text.slice(value.span.start, value.span.end) : '-';
      const entries = (all: readonly { readonly name: string; readonly value: Expression }[]) =>
        all.map((each) => `${each.name}=${source(each.value)}`).join(' ');
      const found = await factsIn('assertion', path, text);
      const told = found.map(({ library, header, claims, algorithm, key }) =>
        [library, entries(header), entries(claims), source(algorithm), source(key)].join(' | '),
      );
      assert.deepEqual(told, [expected]);
    });
  }
});
