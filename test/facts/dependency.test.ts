import assert from 'node:assert/strict';
import { factsIn } from './reading.ts';

/** Project files and code with «…» around what the facts underline, and the names that they give. */
const cases: readonly (readonly [path: string, text: string, names: readonly string[]])[] = [
  ['package.json', '{ "devDependencies": { "adal-node": "«1»", "express": "4" } }', ['npm adal-node']],
  ['web/composer.json', '{ "require": { "php": ">=8", "o365/o365": "«1»" } }', ['Packagist o365/o365']],
  [
    'A.csproj',
    '<Project><ItemGroup><Reference Include="«Microsoft.Identity.Client, Version=4.0»" /><PackageReference Include="B" /></ItemGroup></Project>',
    ['NuGet Microsoft.Identity.Client'],
  ],
  [
    'Directory.Packages.props',
    '<Project><ItemGroup><PackageVersion Include="«Azure.Identity»" Version="1" /></ItemGroup></Project>',
    ['NuGet Azure.Identity'],
  ],
  [
    'packages.config',
    '<packages><package id="«Microsoft.Graph»" version="5" /></packages>',
    ['NuGet Microsoft.Graph'],
  ],
  [
    'pom.xml',
    '<project><dependencies><dependency><groupId>com.microsoft.azure</groupId><artifactId>«adal4j»</artifactId></dependency></dependencies></project>',
    ['Maven com.microsoft.azure:adal4j'],
  ],
  [
    'pyproject.toml',
    '[project]\ndependencies = ["«msal[broker]>=1»", "requests"]\n[dependency-groups]\ndev = ["«adal»"]\n[tool.poetry.group.x.dependencies]\nmsrestazure = { version = "«1»" }\n',
    ['PyPI msal', 'PyPI adal', 'PyPI msrestazure'],
  ],
  [
    'environment.yml',
    'dependencies:\n  - python\n  - pip:\n      - adal=«=1.2»\n      - «msal»\n',
    ['PyPI adal', 'PyPI msal'],
  ],
  ['setup.py', 'setup(name="adal-report", install_requires=["«adal>=1»", "six"])\n', ['PyPI adal']],
  [
    'build.gradle.kts',
    'dependencies {\n  implementation("«com.microsoft.azure:adal4j:1.6.7»")\n  implementation("a.b:c:1")\n}\n',
    ['Maven com.microsoft.azure:adal4j'],
  ],
  ['Gemfile', "gem '«adal»'\ngem 'rails'\n", ['RubyGems adal']],
  ['a.psd1', "@{ RequiredModules = @('«AzureAD»', 'Pester') }\n", ['PowerShell Gallery AzureAD']],
  [
    'a.ps1',
    '#Requires -Modules «MSOnline»\nInstall-Module -Name «AzureAD», Pester -Force\nImport-Module MSOnline\n',
    ['PowerShell Gallery MSOnline', 'PowerShell Gallery AzureAD'],
  ],
  [
    'a.go',
    'package a\nimport (\n\t"fmt"\n\t"«github.com/Azure/go-autorest/autorest/adal»"\n)\n',
    ['Go github.com/Azure/go-autorest/autorest/adal'],
  ],
  [
    'a.ts',
    "import { A } from '«@azure/msal-node»';\nimport { B } from '@azure/msal-node';\n",
    ['npm @azure/msal-node'],
  ],
  ['package-lock.json', '{ "packages": { "node_modules/adal-node": { "version": "1" } } }', []],
  ['other.json', '{ "dependencies": { "adal-node": "1" } }', []],
];

describe('dependencies', () => {
  for (const [path, marked, names] of cases) {
    it(`of ${path}`, async () => {
      const text = marked.replace(/[«»]/g, '');
      const found = await factsIn('dependency', path, text);
      assert.deepEqual(
        found.map(({ ecosystem, name }) => `${ecosystem} ${name}`),
        names,
      );
      const underlined = found
        .toSorted((a, b) => b.span.start - a.span.start)
        .reduce(
          (rest, { span: { start, end } }) =>
            `${rest.slice(0, start)}«${rest.slice(start, end)}»${rest.slice(end)}`,
          text,
        );
      assert.equal(underlined, marked);
    });
  }
});
