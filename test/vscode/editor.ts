import * as vscode from 'vscode';

/** Opens a file of the workspace, a copy of `examples/`. */
export async function openExample(name: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** Writes a new file into the workspace and opens it. */
export async function openNew(name: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await writeNew(name, new TextEncoder().encode(content)));
}

/** The same as a user opens it: VS Code lets go of the document as soon as its tab is closed. */
export async function openByCommand(name: string, content: string): Promise<vscode.TextEditor> {
  const uri = await writeNew(name, new TextEncoder().encode(content));
  await vscode.commands.executeCommand('vscode.open', uri);
  return eventually(`the editor of ${name}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.path === uri.path ? editor : undefined;
  });
}

export async function writeNew(name: string, content: Uint8Array): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, content);
  return uri;
}

/** Tries until the value is there; what is waited for comes from another process. */
export async function eventually<T>(
  what: string,
  get: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const value = await get();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The findings of AADSTS Lens on a document: `<line>:<character> <rule>`, one-based, in the text's order. */
export function findingsIn(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'AADSTS Lens')
    .toSorted((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ range, code }) => {
      const rule = typeof code === 'object' ? code.value : code;
      return `${range.start.line + 1}:${range.start.character + 1} ${rule}`;
    });
}

/** Waits until the document has exactly as many findings, and gives them. */
export function findings(uri: vscode.Uri, count: number): Promise<readonly string[]> {
  return eventually(`${count} findings in ${uri.path}`, () => {
    const found = findingsIn(uri);
    return found.length === count ? found : undefined;
  });
}

/** Writes a file of the workspace, behind the editor's back. */
export function writeText(name: string, text: string): Promise<vscode.Uri> {
  return writeNew(name, new TextEncoder().encode(text));
}

/** Deletes a file or folder of the workspace, behind the editor's back. */
export async function remove(name: string): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, name), { recursive: true });
}

/** The text of the report that a command has shown last. */
export function report(title: string): Promise<string> {
  return eventually(`the report ${title}`, () => {
    const reports = vscode.workspace.textDocuments.filter(
      ({ uri }) => uri.scheme === 'aadsts-lens' && uri.path === `/${title}`,
    );
    return reports
      .toSorted((a, b) => Number(a.uri.query) - Number(b.uri.query))
      .at(-1)
      ?.getText();
  });
}
