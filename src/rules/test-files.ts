/** Folders and parts of names of files that hold tests, samples and what they are fed with. */
const FOLDER =
  /^(?:tests?|specs?|__tests__|__mocks__|e2e|integration-?tests?|testdata|test-?fixtures?|fixtures?|mocks?|.*[._-]tests?)$/i;
const FILE =
  /(?:^|[._-])(?:tests?|specs?|mocks?|fixtures?|conftest)(?:[._-]|$)|(?:Test|Tests|Spec|Mock)\.\w+$/;

/**
 * True for a file of tests. Only the nearest folders count: what stands before them is where somebody keeps the
 * project.
 */
export function isTestFile(uri: string): boolean {
  const segments = uri.split('/');
  const file = segments.pop() ?? '';
  return FILE.test(file) || segments.slice(-5).some((folder) => FOLDER.test(folder));
}
