using System.CommandLine;
using System.CommandLine.Parsing;
using NdisConformance.Results;

namespace NdisConformance.Cli;

/// <summary>The command line: finds the command, and turns whatever goes wrong into an exit code.</summary>
internal sealed class Tool(IEnumerable<ICommandSource> commands, Output output)
{
    private const string Description = "Tells whether an NDIS miniport keeps its contract with NDIS, before hardware "
        + "and before Windows.";

    public int Run(IReadOnlyList<string> arguments)
    {
        RootCommand root = new(Description);
        foreach (ICommandSource source in commands)
        {
            root.Add(source.Create());
        }

        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                output.Error(error.Message);
            }

            Command command = parsed.CommandResult.Command;
            output.Error($"see ndis-conformance{(command == root ? string.Empty : " " + command.Name)} --help");
            return (int)ExitCode.BadInput;
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
