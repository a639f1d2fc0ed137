-- Drives the language server by Neovim's own client, in the folder it is started in: see run.ts.
-- Speaks to Neovim 0.7 (Debian 12) and everything newer.

local command = vim.fn.json_decode(vim.env.AADSTS_LENS_COMMAND)
local failed = false

local function check(what, ok, detail)
  io.stdout:write((ok and 'ok      ' or 'FAILED  ') .. what .. (detail and ('  ' .. detail) or '') .. '\n')
  if not ok then failed = true end
  return ok
end

local function eventually(what, condition, detail)
  local ok = vim.wait(15000, condition, 20)
  return check(what, ok, ok and detail and detail() or nil)
end

local progress, messages = {}, {}
local handlers = {
  ['$/progress'] = function(_, params) table.insert(progress, params.value) end,
  ['window/showMessage'] = function(_, params) table.insert(messages, params.message) end,
}

local started = vim.loop.hrtime()
local capabilities = vim.lsp.protocol.make_client_capabilities()
-- Newer versions ask for diagnostics by themselves; here all versions are sent them.
capabilities.textDocument.diagnostic = nil
local id = vim.lsp.start_client({
  name = 'aadsts-lens',
  cmd = command,
  root_dir = vim.fn.getcwd(),
  workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = 'project' } },
  capabilities = capabilities,
  handlers = handlers,
  settings = { aadstsLens = { rules = { ['tenant-missing'] = 'off' } } },
})
local client = id and vim.lsp.get_client_by_id(id)
if not check('the server starts', client ~= nil) then vim.cmd('cquit 1') end

local function open(name)
  vim.cmd('edit ' .. name)
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, id)
  return buffer
end

local function shown(buffer)
  local rules = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do table.insert(rules, found.code or found.user_data.lsp.code) end
  return table.concat(rules, ', ')
end

local function request(buffer, method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000)
  return answers and answers[id] and answers[id].result
end

local buffer = open('daemon.env')
eventually('initialize is answered', function() return client.initialized end, function()
  local capability = client.server_capabilities
  return string.format('%.0f ms, %s', (vim.loop.hrtime() - started) / 1e6, capability.positionEncoding or '')
end)
eventually('diagnostics come', function() return #vim.diagnostic.get(buffer) == 2 end, function() return shown(buffer) end)
eventually('the workspace is read with progress', function()
  local last = progress[#progress]
  return last ~= nil and last.kind == 'end'
end, function() return progress[1].title end)
eventually('another file proves a finding', function()
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    local related = found.user_data.lsp.relatedInformation
    if related and related[1].location.uri:match('ops/notes%.yaml$') then return true end
  end
end)

local function actions_at(line, character, only)
  local position = { line = line, character = character }
  return request(buffer, 'textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = { start = position, ['end'] = position },
    context = { diagnostics = {}, only = only },
  }) or {}
end

local actions = actions_at(0, 20)
check('a quick fix is offered', actions[1] ~= nil, actions[1] and actions[1].title)
local everything = actions_at(0, 0, { 'source.fixAll' })
check('fix all is offered', #everything == 1, everything[1] and everything[1].kind)
vim.lsp.util.apply_workspace_edit(everything[1].edit, client.offset_encoding)
check('fix all mends the text', not vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1]:match('[{}]'))
eventually('the diagnostics follow', function() return #vim.diagnostic.get(buffer) == 1 end, function() return shown(buffer) end)

local times = {}
-- The last turn leaves the text mended.
for turn = 1, 20 do
  local braces = turn % 2 == 1
  local begun = vim.loop.hrtime()
  local text = 'AZURE_CLIENT_ID=' .. (braces and '{' or '') .. '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' .. (braces and '}' or '')
  vim.api.nvim_buf_set_lines(buffer, 0, 1, false, { text })
  vim.wait(5000, function() return #vim.diagnostic.get(buffer) == (braces and 2 or 1) end, 1)
  table.insert(times, (vim.loop.hrtime() - begun) / 1e6)
end
table.sort(times)
check('diagnostics follow what is typed', times[#times] < 5000,
  string.format('median %.0f ms, of which 200 ms are waited for typing to pause', times[10]))

local function hover(at, line)
  local answer = request(at, 'textDocument/hover', {
    textDocument = vim.lsp.util.make_text_document_params(at),
    position = { line = line, character = 2 },
  })
  return answer and answer.contents.value or ''
end
local log = open('errors.log')
check('hover explains a code', hover(log, 0):match('^## AADSTS7000215') ~= nil, hover(log, 0):match('^[^\n]*'))
check('hover points into the workspace', hover(log, 0):match('%[daemon%.env:2%]') ~= nil)

local told = request(log, 'workspace/executeCommand', { command = 'aadstsLens.explainError', arguments = { 'AADSTS50058' } })
check('a command explains an error', type(told) == 'string' and told:match('^# AADSTS50058') ~= nil)
local count = request(log, 'workspace/executeCommand', { command = 'aadstsLens.checkWorkspace', arguments = {} })
check('the workspace is checked', count == 2, table.concat(messages, ' '))

vim.lsp.stop_client(id)
eventually('the server stops', function() return client.is_stopped() end)
vim.cmd(failed and 'cquit 1' or 'qall!')
