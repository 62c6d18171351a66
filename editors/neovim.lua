-- bilint for Neovim 0.11 and later: put this into init.lua. `:checkhealth vim.lsp` shows whether it
-- runs; K shows the source of the translation under the cursor, gra what can be done.

vim.lsp.config("bilint", {
  cmd = { "bilint", "lsp" },
  filetypes = { "markdown" },
  root_markers = { "bilint.yaml", ".git" },
  -- On Linux, Neovim watches files only when it is told to: a bilint.yaml that changes is read anew.
  capabilities = {
    workspace = { didChangeWatchedFiles = { dynamicRegistration = true } },
  },
})
vim.lsp.enable("bilint")

-- All safe fixes at once.
vim.api.nvim_create_user_command("BilintFix", function()
  vim.lsp.buf.code_action({
    context = { only = { "source.fixAll.bilint" }, diagnostics = {} },
    apply = true,
  })
end, { desc = "Apply all safe fixes of bilint" })
