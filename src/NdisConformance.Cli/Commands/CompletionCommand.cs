using System.CommandLine;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>completion bash|zsh|pwsh</c></summary>
internal sealed class CompletionCommand(Output output) : ICommandSource
{
    /// <summary>Name of the command.</summary>
    public const string Name = "completion";

    private const string Directive = "suggest";

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # Add to ~/.bashrc:  source <(ndis-conformance completion bash)
            _ndis_conformance() {
                local IFS=$'\n'
                local found="$(ndis-conformance "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)"
                COMPREPLY=($(compgen -W "${found}" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _ndis_conformance ndis-conformance

            """,
        ["pwsh"] = """
            # Add to $PROFILE:  ndis-conformance completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName ndis-conformance -ScriptBlock {
                param($word, $line, $position)
                $found = ndis-conformance "[suggest:$position]" "$line" 2>$null
                $found | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
        ["zsh"] = """
            # Add to ~/.zshrc, after compinit:  source <(ndis-conformance completion zsh)
            _ndis_conformance() {
                local -a found
                found=(${(f)"$(ndis-conformance "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"})
                compadd -a found || _files
            }
            compdef _ndis_conformance ndis-conformance

            """,
    };

    private readonly Argument<string> _shell = new("shell") { Description = string.Join(", ", Scripts.Keys) };

    /// <summary>True for the directive by which such a script asks for words.</summary>
    public static bool IsOfShell(string directive) => directive.Trim('[', ']').Split(':')[0] == Directive;

    public Command Create()
    {
        Command command = new(Name, "Print a script that completes words of the command line in your shell.")
        {
            _shell,
        };
        _shell.CompletionSources.Add([.. Scripts.Keys]);
        command.SetAction(parsed => output.Guard(format: null, () => Print(parsed.GetRequiredValue(_shell))));
        return command;
    }

    private int Print(string shell)
    {
        output.Results.Write(Scripts.GetValueOrDefault(shell)
            ?? throw new ConfigurationException(
                $"there is no script for {Quoted.Of(shell)}; the shells are {string.Join(", ", Scripts.Keys)}"));
        return (int)ExitCode.Success;
    }
}
