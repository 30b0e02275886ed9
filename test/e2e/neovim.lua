-- Neovim's own client against the built server; from 0.7 on. Run by editors.ts.
local file = vim.env.BLAMELESS_FILE

local function wait(what, holds)
  if not vim.wait(15000, holds, 20) then
    error('waited in vain for ' .. what .. ' with ' .. vim.inspect(vim.diagnostic.get(0)))
  end
end

local function found(code)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.code == code then
      return diagnostic
    end
  end
end

local function client()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return all[1]
end

local function main()
  vim.cmd('filetype on')
  if vim.lsp.start then
    vim.cmd('luafile ' .. vim.fn.fnameescape(vim.env.BLAMELESS_SETTINGS))
    vim.cmd('edit ' .. vim.fn.fnameescape(file))
  else
    vim.cmd('edit ' .. vim.fn.fnameescape(file))
    local id = vim.lsp.start_client({ name = 'blameless', cmd = { 'blameless', 'lsp', '--stdio' } })
    assert(id, 'the client did not start')
    vim.lsp.buf_attach_client(0, id)
  end
  local buffer = vim.api.nvim_get_current_buf()
  wait('a client', function() return client() ~= nil end)
  local encoding = function()
    return client().offset_encoding or 'utf-16'
  end
  local function request(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 15000)
    local answer = answers and answers[client().id]
    assert(answer and not answer.err and not answer.error, method .. ': ' .. vim.inspect(answers))
    return answer.result
  end
  local function apply(diagnostic, title, only)
    vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col + 4 })
    local params = vim.lsp.util.make_range_params(0, encoding())
    params.context = { diagnostics = {}, only = only }
    local actions = request('textDocument/codeAction', params)
    for _, action in ipairs(actions) do
      if action.title:sub(1, #title) == title then
        return vim.lsp.util.apply_workspace_edit(action.edit, encoding())
      end
    end
    error('there is no action ' .. title .. ' in ' .. vim.inspect(actions))
  end

  -- Diagnostics, at the right place behind an emoji.
  wait('diagnostics', function() return found('omission-verb') ~= nil end)
  local diagnostic = found('omission-verb')
  assert(diagnostic.source == 'blameless', vim.inspect(diagnostic))
  local line = vim.api.nvim_buf_get_lines(buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
  assert(line:sub(diagnostic.col + 1, diagnostic.col + 9) == 'The nurse', line .. ' ' .. diagnostic.col)

  -- Hover, symbols, completion.
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col + 4 })
  local hover = request('textDocument/hover', vim.lsp.util.make_position_params(0, encoding()))
  assert(hover and hover.contents.value:find('omission%-verb'), vim.inspect(hover))
  local document = { textDocument = vim.lsp.util.make_text_document_params() }
  local symbols = request('textDocument/documentSymbol', document)
  assert(symbols[1].name:find('Postmortem'), vim.inspect(symbols))
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '', '#' })
  document.position = { line = vim.api.nvim_buf_line_count(buffer) - 1, character = 1 }
  local completions = request('textDocument/completion', document)
  completions = completions.items or completions
  local labels = vim.tbl_map(function(item) return item.label end, completions)
  assert(vim.tbl_contains(labels, '## Timeline (UTC)'), vim.inspect(labels))
  vim.api.nvim_buf_set_lines(buffer, -3, -1, false, {})

  -- Each action takes its finding away; typing brings another one.
  apply(diagnostic, 'Disable omission-verb here')
  wait('the finding to go', function() return found('omission-verb') == nil end)
  apply(found('should-have'), 'Say what happened')
  wait('the reworded finding to go', function() return found('should-have') == nil end)
  apply(found('prose-repeated-word'), 'Fix everything', { 'source.fixAll' })
  wait('the fixed findings to go', function()
    return found('prose-repeated-word') == nil and found('hindsight-marker') == nil
  end)
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '', '👍 Wei should have checked the label.' })
  wait('the new finding', function() return found('should-have') ~= nil end)
  vim.api.nvim_buf_set_lines(buffer, -3, -1, false, {})
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
