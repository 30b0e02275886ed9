-- A real Neovim against the built language server. Works from 0.7 on; prints PASS, or FAIL and why.
-- nvim --headless --clean -n -S test/e2e/neovim.lua, with BLAMELESS_FILE, BLAMELESS_NODE and BLAMELESS_CLI.
local file = vim.env.BLAMELESS_FILE

local function wait(what, holds)
  if not vim.wait(15000, holds, 20) then
    error('waited in vain for ' .. what)
  end
end

local function found(code)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.code == code then
      return diagnostic
    end
  end
end

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'markdown'
  local config = {
    name = 'blameless',
    cmd = { vim.env.BLAMELESS_NODE, vim.env.BLAMELESS_CLI, 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(file, ':h'),
  }
  local id
  if vim.lsp.start then
    id = vim.lsp.start(config)
  else
    id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(buffer, id)
  end
  assert(id, 'the client did not start')
  local encoding = function()
    return vim.lsp.get_client_by_id(id).offset_encoding or 'utf-16'
  end
  local function request(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 15000)
    assert(answers and answers[id] and not answers[id].err, method .. ': ' .. vim.inspect(answers))
    return answers[id].result
  end
  local function here()
    return vim.lsp.util.make_position_params(0, encoding())
  end

  -- Diagnostics, at the right place behind an emoji.
  wait('diagnostics', function() return found('omission-verb') ~= nil end)
  local diagnostic = found('omission-verb')
  assert(diagnostic.source == 'blameless', vim.inspect(diagnostic))
  local line = vim.api.nvim_buf_get_lines(buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
  assert(line:sub(diagnostic.col + 1, diagnostic.col + 9) == 'The nurse', line .. ' ' .. diagnostic.col)

  -- Hover, symbols, completion.
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col + 4 })
  local hover = request('textDocument/hover', here())
  assert(hover and hover.contents.value:find('omission%-verb'), vim.inspect(hover))
  local symbols = request('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() })
  assert(symbols[1].name:find('Postmortem'), vim.inspect(symbols))
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '', '#' })
  local last = here()
  last.position = { line = vim.api.nvim_buf_line_count(buffer) - 1, character = 1 }
  local completions = request('textDocument/completion', last)
  completions = completions.items or completions
  local labels = vim.tbl_map(function(item) return item.label end, completions)
  assert(vim.tbl_contains(labels, '## Timeline (UTC)'), vim.inspect(labels))
  vim.api.nvim_buf_set_lines(buffer, -3, -1, false, {})

  -- A code action, applied, takes the finding away; typing brings another one.
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col + 4 })
  local params = vim.lsp.util.make_range_params(0, encoding())
  params.context = { diagnostics = {} }
  local action
  for _, it in ipairs(request('textDocument/codeAction', params)) do
    if it.title == 'Disable omission-verb here' then
      action = it
    end
  end
  assert(action, 'there is no action to disable it here')
  vim.lsp.util.apply_workspace_edit(action.edit, encoding())
  wait('the finding to go', function() return found('omission-verb') == nil end)
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '', 'Wei should have checked the label. 👍' })
  wait('the new finding', function() return found('should-have') ~= nil end)
  vim.cmd('write')
  local version = vim.version()
  print(string.format('PASS Neovim %d.%d.%d', version.major, version.minor, version.patch))
end

local ok, why = xpcall(main, debug.traceback)
if ok then
  vim.cmd('qall!')
else
  io.stderr:write('FAIL ' .. tostring(why) .. '\n')
  vim.cmd('cquit 1')
end
