using System.CommandLine;

namespace RetinaBench.Cli.Commands;

/// <summary><c>completion</c>: prints a script that makes a shell complete commands, options and values.</summary>
/// <remarks>The scripts ask the program itself, by System.CommandLine's suggest directive, so they never grow old.</remarks>
internal sealed class CompletionCommand : ExampleCommand
{
    private const string Bash =
        """
        _retinabench() {
            local candidates
            candidates=$(retinabench "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null) || return
            COMPREPLY=($(compgen -W "${candidates}" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _retinabench retinabench
        """;

    private const string Zsh =
        """
        #compdef retinabench
        _retinabench() {
            local -a candidates
            candidates=("${(@f)$(retinabench "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            [[ -n "${candidates[1]}" ]] && compadd -- "${candidates[@]}" || _files
        }
        compdef _retinabench retinabench
        """;

    private const string Fish =
        """
        complete -c retinabench -a '(retinabench "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    /// <summary>Makes the command.</summary>
    public CompletionCommand(CommandContext context)
        : base(
            "completion",
            "Print a script that makes a shell complete commands, options and values.",
            "completion bash > ~/.local/share/bash-completion/completions/retinabench",
            "completion zsh > ~/.zfunc/_retinabench",
            "completion fish > ~/.config/fish/completions/retinabench.fish")
    {
        var shell = new Argument<string>("shell") { HelpName = "bash|zsh|fish", Description = "The shell." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Add(shell);
        SetAction(parsed =>
        {
            context.Console.Out.WriteLine(parsed.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => Fish,
            });
            return ExitCode.Done;
        });
    }
}
