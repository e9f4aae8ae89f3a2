import { Argument, Command } from "commander";

/** What can be typed after a command: its options, each with what it does. */
export interface CompletedCommand {
  name: string;
  does: string;
  options: { flag: string; does: string }[];
}

/** For bash, and for zsh, which can read what bash does. Files complete whatever has no option. */
function formatBash(commands: readonly CompletedCommand[]): string {
  const cases = commands.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(" ")}" ;;`,
  );
  return `_pressmark() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commands.map(({ name }) => name).join(" ")}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _pressmark pressmark`;
}

const quote = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

function formatFish(commands: readonly CompletedCommand[]): string {
  return commands
    .flatMap(({ name, does, options }) => [
      `complete -c pressmark -n __fish_use_subcommand -a ${name} -d ${quote(does)}`,
      ...options.map(
        ({ flag, does }) =>
          `complete -c pressmark -n '__fish_seen_subcommand_from ${name}' -l ${flag.replace(/^--/, "")} -d ${quote(does)}`,
      ),
    ])
    .join("\n");
}

const FORMATS = {
  bash: formatBash,
  zsh: (commands: readonly CompletedCommand[]) =>
    `autoload -U +X bashcompinit && bashcompinit\n${formatBash(commands)}`,
  fish: formatFish,
};

/** Makes the command that prints what a shell completes by. `load` gives what there is to complete. */
export function createCompletion(load: () => Promise<CompletedCommand[]>): Command {
  const shells = Object.keys(FORMATS);
  return new Command()
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", '\nIn ~/.bashrc or ~/.zshrc: eval "$(pressmark completion bash)"')
    .action(async (shell: keyof typeof FORMATS) => console.log(FORMATS[shell](await load())));
}
