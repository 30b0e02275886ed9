" Vim with ALE against the built server. Run by editors.ts: vim -N -u test/e2e/ale.vim -es -T dumb
set hidden noswapfile viminfo=
filetype plugin on

" In its silent mode Vim prints lines of a buffer, and no messages.
function! s:Say(line) abort
  enew!
  call setline(1, a:line)
  print
endfunction

silent! packadd ale
if empty(globpath(&runtimepath, 'autoload/ale.vim'))
  call s:Say('ALE is not installed here (Debian: vim-ale)')
  cquit 77
endif

function! s:Found(code) abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, it -> get(it, 'code', '') ==# a:code})
endfunction

function! s:Wait(what, Holds) abort
  let l:end = reltimefloat(reltime()) + 15
  while !a:Holds()
    if reltimefloat(reltime()) > l:end
      throw 'waited in vain for ' . a:what . ' with ' . string(ale#engine#GetLoclist(bufnr('')))
    endif
    sleep 20m
  endwhile
endfunction

" What :ALECodeAction does, with an answer in place of its question.
function! s:Choose(title, data, items) abort
  for [_, l:action] in a:items
    if stridx(l:action.title, a:title) == 0
      return ale#codefix#ApplyLSPCodeAction(a:data, l:action)
    endif
  endfor
  throw 'there is no action ' . a:title . ' in ' . string(a:items)
endfunction

function! s:Apply(code, title) abort
  let l:found = s:Found(a:code)[0]
  " From the first letter of a word ALE would look for an earlier place of it in the line.
  call cursor(l:found.lnum, l:found.col + 1)
  let l:before = b:changedtick
  call ale#codefix#Execute(0, function('s:Choose', [a:title]))
  call s:Wait(a:title . ' to change the text', {-> b:changedtick != l:before})
  " ALE hears of changes from events that a script does not cause; saving is one that it does.
  write
  call s:Wait(a:code . ' to go', {-> empty(s:Found(a:code))})
endfunction

function! s:Main() abort
  source $BLAMELESS_SETTINGS
  edit $BLAMELESS_FILE
  ALELint
  call s:Wait('diagnostics', {-> !empty(s:Found('omission-verb'))})
  call s:Apply('omission-verb', 'Disable omission-verb here')
  call s:Apply('should-have', 'Say what happened')
  " ALE asks for what can be done at the cursor, and never for all fixes at once.
  call s:Apply('hindsight-marker', 'Leave it out')
  call s:Apply('prose-repeated-word', 'Delete the second')
  call s:Say('PASS Vim ' . v:version / 100 . '.' . v:version % 100 . ' with ALE')
endfunction

try
  call s:Main()
catch
  call s:Say('FAIL ' . v:exception . ' at ' . v:throwpoint)
  cquit 1
endtry
qall!
