;;; emacs.el --- Emacs with eglot against the built server  -*- lexical-binding: t -*-

;;; Commentary:

;; Run by editors.ts.  Works with eglot 1.9 as a package of Emacs 28, and with the one that Emacs brings from 29 on.

;;; Code:

(require 'cl-lib)
(require 'flymake)

(defconst blameless-limit 15 "How long to wait for anything, in seconds.")

;; A distribution keeps packages where `--batch -Q' does not look.
(unless (locate-library "eglot")
  (dolist (folder '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
    (when (file-directory-p folder)
      (let ((default-directory folder))
        (normal-top-level-add-subdirs-to-load-path)))))
(unless (require 'eglot nil t)
  (message "eglot is not installed here (Debian: elpa-eglot, or Emacs 29)")
  (kill-emacs 77))

;; Emacs comes without a mode for Markdown.
(unless (fboundp 'markdown-mode)
  (define-derived-mode markdown-mode text-mode "Markdown")
  (add-to-list 'auto-mode-alist '("\\.md\\'" . markdown-mode)))

(setq make-backup-files nil
      create-lockfiles nil
      eglot-sync-connect t
      eglot-autoshutdown nil
      eglot-confirm-server-edits nil)

(defun blameless-found (code)
  "The diagnostic of the rule CODE, if there is one."
  (cl-find-if (lambda (it) (string-match-p (regexp-quote (format "[%s]" code)) (flymake-diagnostic-text it))) (flymake-diagnostics)))

(defun blameless-wait (what holds)
  "Wait for WHAT until HOLDS returns something, and return that."
  (with-timeout (blameless-limit
                 (error "Waited in vain for %s with %S" what
                        (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
    (let (result)
      (while (not (setq result (funcall holds)))
        (accept-process-output nil 0.05)
        (flymake-start))
      result)))

(defun blameless-apply (diagnostic title kind)
  "Apply the action of KIND for DIAGNOSTIC whose title starts with TITLE."
  (let* ((actions (eglot-code-actions (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic) kind))
         (action (cl-find-if (lambda (it) (string-prefix-p title (plist-get it :title))) actions)))
    (unless action (error "There is no action %s in %S" title actions))
    (if (fboundp 'eglot-execute)
        (eglot-execute (eglot-current-server) action)
      (eglot--apply-workspace-edit (plist-get action :edit)))
    (blameless-flush)))

(defun blameless-flush ()
  "Send what has changed: eglot does so when Emacs is idle, and in a batch it never is."
  (eglot--signal-textDocument/didChange))

(defun blameless-gone (code)
  "Wait until the finding of the rule CODE is gone."
  (blameless-wait (concat code " to go") (lambda () (not (blameless-found code)))))

(defun blameless-main ()
  "Do in Emacs what editors.ts expects."
  (load (getenv "BLAMELESS_SETTINGS") nil t t)
  (find-file (getenv "BLAMELESS_FILE"))
  ;; `eglot-ensure' connects after the command that opened the file.
  (run-hooks 'post-command-hook)
  (blameless-wait "the server" #'eglot-current-server)
  ;; At the right place behind an emoji.
  (let ((diagnostic (blameless-wait "diagnostics" (lambda () (blameless-found "omission-verb")))))
    (goto-char (flymake-diagnostic-beg diagnostic))
    (unless (looking-at-p "The nurse forgot") (error "The finding is at %S" (point)))
    (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
      (unless (string-match-p "omission-verb" (format "%S" hover)) (error "The hover is %S" hover)))
    (blameless-apply diagnostic "Disable omission-verb here" "quickfix"))
  (blameless-gone "omission-verb")
  (blameless-apply (blameless-found "should-have") "Say what happened" "quickfix")
  (blameless-gone "should-have")
  (blameless-apply (blameless-found "prose-repeated-word") "Fix everything" "source.fixAll.blameless")
  (blameless-gone "prose-repeated-word")
  (blameless-gone "hindsight-marker")
  ;; Typing brings another one.
  (let ((end (point-max)))
    (goto-char end)
    (insert "\n👍 Wei should have checked the label.\n")
    (blameless-flush)
    (blameless-wait "the new finding" (lambda () (blameless-found "should-have")))
    (delete-region end (point-max)))
  (save-buffer)
  (message "PASS Emacs %s with eglot" emacs-version))

(condition-case problem
    (blameless-main)
  (error
   (message "FAIL %s" (error-message-string problem))
   (kill-emacs 1)))
(kill-emacs 0)
;;; emacs.el ends here
