import fc from 'fast-check';

/** Short texts of any code points, halves of surrogate pairs included; most are ASCII. */
export const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0x10ffff)), { maxLength: 20 })
  .map((points) => String.fromCodePoint(...points));

/** Values that tempt an encoder: quotes, escapes, marks of references and lists, line breaks, blanks at the ends. */
export const awkwardValues = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\n',
      'true',
      '~',
      '- a',
      'a: b',
      'a #b',
      "it's",
      '"',
      '\\',
      '\\n',
      '${X}',
      '{{x}}',
      '$(x)',
      '&a',
      '*a',
    ],
    ...[
      'a\nb',
      'a\nb\n',
      '\na',
      ' a\nb',
      'a\n b',
      'a\n\n',
      'a\n\nb',
      'a \nb',
      'a\n  ',
      'a\r\nb',
      '\t',
      'é\u2028😀',
      '\x85',
    ],
    ...[
      'a;b',
      'a=b',
      '"a"',
      "'",
      '{a}',
      '}',
      '}}',
      '[a, b]',
      'a&b=c',
      '%41',
      'a+b',
      '<b>&amp;',
      '\ud800',
      '#',
      '//',
    ],
  ),
  anyText.filter((text) => !/[\0\uFEFF]/.test(text)),
);
