import * as vscode from 'vscode';

/** Where the panel's script and style sheet stand: a page may load files from here, and from nowhere else. */
export function pageRoots(extension: vscode.Uri): readonly vscode.Uri[] {
  return [
    vscode.Uri.joinPath(extension, 'dist', 'webview'),
    vscode.Uri.joinPath(extension, 'media', 'webview'),
  ];
}

/**
 * The page of the panel: empty, for tokens come by message, and what is said around them too. It loads its own script and
 * style sheet, nothing else.
 */
export function tokenPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const [scripts, styles] = pageRoots(extension).map((root, index) =>
    webview
      .asWebviewUri(vscode.Uri.joinPath(root, index === 0 ? 'inspector.js' : 'inspector.css'))
      .toString(),
  );
  const nonce = randomText();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escaped(language())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(vscode.l10n.t('Decoded token'))}</title>
<link rel="stylesheet" href="${styles}">
</head>
<body>
<main></main>
<p id="notice" role="status"></p>
<script nonce="${nonce}" src="${scripts}"></script>
</body>
</html>`;
}

/** That of the texts which the page says itself: English where VS Code’s language is not one that they are translated into. */
function language(): string {
  return vscode.l10n.uri === undefined ? 'en' : vscode.env.language;
}

/** As text of HTML, or the value of an attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** 128 random bits. */
function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
