using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The command line: finds the command, and reports errors of the command line itself.</summary>
internal sealed class Tool(IEnumerable<ICommandSource> commands, WholeCommandLine whole, Output output)
{
    private const string Description = "Checks whether an NDIS miniport driver keeps its contract with NDIS, before "
        + "hardware and before Windows.";

    // A value that begins with @ is a value, and no file of further arguments.
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null };

    public int Run(IReadOnlyList<string> arguments) => output.Guard(format: null, () =>
    {
        RootCommand root = new(Description);
        root.Directives.Clear();
        root.Directives.Add(new SuggestDirective());
        foreach (ICommandSource source in commands)
        {
            root.Add(source.Create());
        }

        ParseResult parsed = root.Parse(arguments, Plain);
        if (parsed.Tokens.FirstOrDefault(IsUnknownDirective) is { } directive)
        {
            output.Error($"there is no directive {Quoted.Of(directive.Value)}; see ndis-conformance --help");
            return (int)ExitCode.BadInput;
        }

        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                output.Error(error.Message);
            }

            output.Error($"see {NameOf(parsed.CommandResult)} --help");
            return (int)ExitCode.BadInput;
        }

        return whole.Of(parsed, Plain, arguments).Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = output.Results,
            Error = output.Messages,
        });
    });

    private static bool IsUnknownDirective(Token token)
        => token.Type == TokenType.Directive && !CompletionCommand.IsOfShell(token.Value);

    /// <summary>The command as it is typed, as <c>ndis-conformance list rules</c>.</summary>
    private static string NameOf(CommandResult result)
        => result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : "ndis-conformance";
}
