import type { Command } from 'commander'
import { AskedWrongly } from './ending.ts'

/** The script by which a shell completes our commands and their options. */
export function completionOf(program: Command, shell: string): string {
  if (shell === 'bash') return bash(program)
  if (shell === 'zsh') return zsh(program)
  throw new AskedWrongly('completion is for bash or zsh: openics completion bash')
}

const namesOf = (command: Command) => command.commands.map((one) => one.name()).join(' ')
const optionsOf = (command: Command) => command.options.map((one) => one.long).join(' ')

function bash(program: Command): string {
  const cases = program.commands
    .map(
      (one) =>
        `    ${one.name()}) words="${[namesOf(one), optionsOf(one), ...one.commands.map(optionsOf)].join(' ')}" ;;`,
    )
    .join('\n')
  return `# eval "$(npx --no openics completion bash)"
_openics() {
  local words current="\${COMP_WORDS[COMP_CWORD]}" command="\${COMP_WORDS[1]}"
  case "$command" in
${cases}
    *) words="" ;;
  esac
  [ "$COMP_CWORD" = 1 ] && words="${namesOf(program)} help"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ \${#COMPREPLY[@]} = 0 ] && COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _openics openics
`
}

function zsh(program: Command): string {
  return `# eval "$(npx --no openics completion zsh)"
autoload -Uz bashcompinit && bashcompinit
${bash(program)}`
}
