/**
 * What a shell runs to complete the words of `tarifa`. It asks the command, a line for each candidate: its value, a tab,
 * and what it is about; the line `:files` asks for the shell's own files. Nothing of an answer, and nothing that was
 * typed, is evaluated: words go to the command as arguments, and its lines are read as text.
 */
export const SHELLS = {
  bash: String.raw`# bash completion for tarifa: source <(tarifa completion bash)
_tarifa() {
  local line files=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then files=1; else COMPREPLY+=("\${line%%$'\t'*}"); fi
  done < <(tarifa __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "$2" 2>/dev/null)
  [[ \${COMPREPLY[*]} == *= ]] && compopt -o nospace 2>/dev/null
  if [[ -z $files ]]; then
    compopt +o default 2>/dev/null
  elif ((\${#COMPREPLY[@]} > 0)); then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2")
  fi
}
complete -o default -F _tarifa tarifa
`.replaceAll('\\$', '$'),

  zsh: String.raw`#compdef tarifa
# zsh completion for tarifa: source <(tarifa completion zsh)
_tarifa() {
  local line about
  local -a found
  local -i files=0
  for line in "\${(@f)$(tarifa __complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      files=1
    elif [[ -n $line ]]; then
      about=\${line#*$'\t'}
      found+=("\${\${line%%$'\t'*}//:/\\:}\${about:+:$about}")
    fi
  done
  ((\${#found})) && _describe -t words tarifa found
  ((files)) && _files
}
if [[ \${funcstack[1]} == _tarifa ]]; then _tarifa "$@"; else compdef _tarifa tarifa; fi
`.replaceAll('\\$', '$'),

  fish: String.raw`# fish completion for tarifa: tarifa completion fish | source
function __tarifa_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    for line in (tarifa __complete -- $before[2..] "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            printf '%s\n' "$line"
        end
    end
end
complete -c tarifa -f -a '(__tarifa_complete)'
`,
} as const;
