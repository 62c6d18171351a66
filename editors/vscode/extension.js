// Starts `bilint lsp` for Markdown; all the rest is the server's.

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const settings = workspace.getConfiguration("bilint");
  const server = {
    command: settings.get("path", "bilint"),
    args: ["lsp", ...settings.get("arguments", [])],
  };
  client = new LanguageClient("bilint", "bilint", server, {
    documentSelector: [
      { language: "markdown", scheme: "file" },
      { language: "markdown", scheme: "untitled" },
      { pattern: "**/bilint.yaml", scheme: "file" },
    ],
  });
  await client.start();
};

exports.deactivate = () => client?.stop();
