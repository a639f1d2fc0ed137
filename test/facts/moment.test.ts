import assert from 'node:assert/strict';
import { type Moment, momentOf } from '../../src/facts/moment.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';

function told(moment: Moment | undefined): string {
  if (!moment) return '?';
  if (moment.kind === 'length') return `${moment.seconds} s`;
  if (moment.kind === 'number') return `${moment.value}`;
  const flaws = [
    moment.isOffByZone && 'off by zone',
    moment.isText && 'as text',
    moment.isMisread && 'misread',
  ];
  const local = flaws
    .filter(Boolean)
    .map((flaw) => ` ${flaw}`)
    .join('');
  const fromNow = moment.fromNow === undefined ? '+?' : moment.fromNow === 0 ? '' : `+${moment.fromNow}`;
  return `${moment.unit} now${fromNow}${local}`;
}

/** Each file assigns to `exp` as its last statement. */
const cases: Readonly<Record<string, readonly (readonly [source: string, moment: string])[]>> = {
  'a.js': [
    ['const exp = Math.floor(Date.now() / 1000) + 600;', 'seconds now+600'],
    ['const exp = Date.now() + 600;', 'milliseconds now+0.6'],
    ['const exp = Date.now() + 10 * 60 * 1000;', 'milliseconds now+600'],
    ['const exp = Math.floor(new Date().getTime() / 1000) + 60 * 10;', 'seconds now+600'],
    ['const exp = new Date().getTime();', 'milliseconds now'],
    [
      'const now = Math.round(Date.now() / 1000);\nconst exp = now + 365 * 24 * 3600;',
      'seconds now+31536000',
    ],
    ["const exp = moment().add(10, 'minutes').unix();", 'seconds now+600'],
    ['const exp = now + 600;', '?'],
    ['const exp = String(Math.floor(Date.now() / 1000) + 600);', 'seconds now+600 as text'],
    ['const exp = `${Math.floor(Date.now() / 1000) + 600}`;', 'seconds now+600 as text'],
    ['const exp = new Date(Date.now() + 600000).toISOString();', 'date now+600 as text'],
    ['const exp = parseInt((Date.now() / 1000).toString()) + 600;', 'seconds now+600'],
    ['const exp = DateTime.now().toSeconds() + 600;', 'seconds now+600'],
  ],
  'a.py': [
    ['exp = int(time.time()) + 600', 'seconds now+600'],
    ['exp = time.time() * 1000', 'milliseconds now'],
    ['exp = datetime.datetime.utcnow() + datetime.timedelta(minutes=10)', 'date now+600'],
    ['exp = datetime.now(timezone.utc) + timedelta(hours=1)', 'date now+3600'],
    ['exp = datetime.datetime.utcnow().timestamp()', 'seconds now off by zone'],
    ['exp = datetime.now().timestamp() + 300', 'seconds now+300'],
    ['exp = str(int(time.time()) + 600)', 'seconds now+600 as text'],
    ['exp = time.time_ns() + 600', 'nanoseconds now+6e-7'],
    ['exp = calendar.timegm(datetime.now().timetuple())', 'seconds now off by zone'],
  ],
  'A.cs': [
    [
      'class A { void F() { var exp = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds(); } }',
      'seconds now+600',
    ],
    [
      'class A { void F() { var exp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(); } }',
      'milliseconds now',
    ],
    ['class A { void F() { var exp = DateTime.UtcNow.AddMinutes(10); } }', 'date now+600'],
    [
      'class A { void F() { var exp = (DateTime.Now - new DateTime(1970, 1, 1)).TotalSeconds; } }',
      'seconds now off by zone',
    ],
    [
      'class A { void F() { var exp = (long)(DateTime.UtcNow - epoch).TotalSeconds + 600; } }',
      'seconds now+600',
    ],
    [
      'class A { void F() { var exp = EpochTime.GetIntDate(DateTime.UtcNow + TimeSpan.FromMinutes(5)); } }',
      'seconds now+300',
    ],
  ],
  'B.cs': [
    [
      'class A { void F() { var exp = EpochTime.GetIntDate(DateTime.Now.AddMinutes(10)); } }',
      'seconds now+600',
    ],
    [
      'class A { void F() { var exp = new DateTimeOffset(DateTime.Now).ToUnixTimeSeconds().ToString(); } }',
      'seconds now as text',
    ],
  ],
  'A.java': [
    [
      'class A { void f() { Date exp = new Date(System.currentTimeMillis() / 1000 + 600); } }',
      'date now+600 misread',
    ],
    [
      'class A { void f() { Date exp = Date.from(Instant.now().plus(10, ChronoUnit.MINUTES)); } }',
      'date now+600',
    ],
    [
      'class A { void f() { long exp = LocalDateTime.now().plusMinutes(10).toEpochSecond(ZoneOffset.UTC); } }',
      'seconds now+600 off by zone',
    ],
    ['class A { void f() { long exp = System.currentTimeMillis() / 1000 + 600; } }', 'seconds now+600'],
    ['class A { void f() { Date exp = new Date(System.currentTimeMillis() + 600_000L); } }', 'date now+600'],
    [
      'class A { void f() { long exp = Instant.now().plusSeconds(600).getEpochSecond(); } }',
      'seconds now+600',
    ],
    [
      'class A { void f() { Date exp = Date.from(Instant.now().plus(Duration.ofMinutes(10))); } }',
      'date now+600',
    ],
    ['class A { void f() { long exp = System.currentTimeMillis() + 600; } }', 'milliseconds now+0.6'],
  ],
  'a.kt': [
    ['val exp = Clock.System.now().epochSeconds + 600', 'seconds now+600'],
    ['val exp = System.currentTimeMillis() / 1000 + 600', 'seconds now+600'],
  ],
  'a.scala': [
    ['val exp = System.currentTimeMillis() / 1000 + 600', 'seconds now+600'],
    ['val exp = System.currentTimeMillis / 1000 + 600', 'seconds now+600'],
    ['val exp = Instant.now.plusSeconds(600).getEpochSecond', 'seconds now+600'],
  ],
  'a.go': [
    ['package a\nfunc f() {\n\texp := time.Now().Add(10 * time.Minute).Unix()\n}', 'seconds now+600'],
    ['package a\nfunc f() {\n\texp := jwt.NewNumericDate(time.Now().Add(time.Hour))\n}', 'seconds now+3600'],
    ['package a\nfunc f() {\n\texp := time.Now().UnixMilli()\n}', 'milliseconds now'],
    ['package a\nfunc f() {\n\texp := strconv.FormatInt(time.Now().Unix(), 10)\n}', 'seconds now as text'],
  ],
  'a.php': [
    ['<?php\n$exp = time() + 600;', 'seconds now+600'],
    ['<?php\n$exp = round(microtime(true) * 1000);', 'milliseconds now'],
    ["<?php\n$exp = strtotime('+10 minutes');", 'seconds now+600'],
    ["<?php\n$exp = (new DateTimeImmutable())->modify('+10 minutes')->getTimestamp();", 'seconds now+600'],
    ['<?php\n$exp = strval(time() + 600);', 'seconds now+600 as text'],
  ],
  'a.rb': [
    ['exp = Time.now.to_i + 600', 'seconds now+600'],
    ['exp = (Time.now.to_f * 1000).to_i', 'milliseconds now'],
    ['exp = Time.now.to_i + 10.minutes', 'seconds now+600'],
    ['exp = (Time.now.to_i + 600).to_s', 'seconds now+600 as text'],
  ],
  'a.rs': [
    [
      'fn f() { let exp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() + 600; }',
      'seconds now+600',
    ],
    ['fn f() { let exp = Utc::now().timestamp_millis(); }', 'milliseconds now'],
    ['fn f() { let exp = OffsetDateTime::now_utc().unix_timestamp() + 600; }', 'seconds now+600'],
    ['fn f() { let exp = jsonwebtoken::get_current_timestamp() + 600; }', 'seconds now+600'],
    ['fn f() { let exp = (Utc::now() + Duration::minutes(10)).timestamp(); }', 'seconds now+600'],
  ],
  'a.ps1': [
    ['$exp = [DateTimeOffset]::UtcNow.AddMinutes(10).ToUnixTimeSeconds()', 'seconds now+600'],
    [
      '$exp = [int](New-TimeSpan -Start $epoch -End (Get-Date)).TotalSeconds + 600',
      'seconds now+600 off by zone',
    ],
    ['$exp = (New-TimeSpan -Start $epoch -End ((Get-Date).ToUniversalTime())).TotalSeconds', 'seconds now'],
    ['$exp = [DateTimeOffset]::Now.ToUnixTimeMilliseconds()', 'milliseconds now'],
    ['$exp = [int](Get-Date -UFormat %s) + 600', '?'],
  ],
};

describe('momentOf', () => {
  for (const [path, sources] of Object.entries(cases)) {
    for (const [source, moment] of sources) {
      it(`${path}: ${source.split('\n').slice(-2).join(' ').slice(0, 100)}`, async () => {
        const reader = readerFor(readers, path, '');
        assert.ok(reader);
        const { code } = reader.read(source, path, await parserOf(reader));
        const value = code?.assignments.findLast(
          ({ target }) => target.at(-1)?.replace('$', '') === 'exp',
        )?.value;
        assert.ok(value, 'nothing is assigned to exp');
        assert.equal(told(momentOf(value)), moment);
      });
    }
  }

  it('takes names that use one another twice, level by level', async () => {
    const levels = Array.from({ length: 40 }, (_, level) => `const t${level + 1} = t${level} + t${level};`);
    const source = ['const t0 = Date.now();', ...levels, 'const exp = t40;'].join('\n');
    const reader = readerFor(readers, 'a.js', '');
    assert.ok(reader);
    const { code } = reader.read(source, 'a.js', await parserOf(reader));
    const value = code?.assignments.at(-1)?.value;
    assert.ok(value);
    assert.equal(told(momentOf(value)), '?');
  });
});
