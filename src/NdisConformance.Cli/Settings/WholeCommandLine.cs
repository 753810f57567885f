using System.CommandLine;
using System.CommandLine.Parsing;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The command line with everything that the environment and the configuration say.</summary>
/// <param name="plugins">Finds plugins.</param>
internal sealed class WholeCommandLine(PluginLocator plugins)
{
    /// <param name="typed">What was typed; it has no errors.</param>
    /// <param name="form">How it was parsed.</param>
    /// <param name="arguments">The words of it.</param>
    /// <exception cref="ConfigurationException">What the environment or the configuration says is wrong.</exception>
    public ParseResult Of(ParseResult typed, ParserConfiguration form, IReadOnlyList<string> arguments)
    {
        Command root = typed.RootCommandResult.Command;
        Command command = typed.CommandResult.Command;
        (string name, Command? found) = OptionSources.Commands(root).FirstOrDefault(known => known.Command == command);

        // With --help, the action is another one.
        if (found is null || typed.Action != command.Action)
        {
            return typed;
        }

        ToolConfiguration configuration = Configurations.For(PluginsIn(typed), plugins);
        OptionSources.Check(root, configuration);
        int depth = name.Split(' ').Length;
        List<string> whole = [.. arguments];
        foreach (OptionSetting setting in OptionSources.Of(command)
            .Where(option => typed.GetResult(option) is null or { Implicit: true })
            .Select(option => OptionSources.Find(name, option, configuration))
            .OfType<OptionSetting>())
        {
            string[] tried = [.. arguments.Take(depth), .. setting.Typed, .. arguments.Skip(depth)];
            if (root.Parse(tried, form).Errors is [var error, ..])
            {
                throw new ConfigurationException($"{setting.Origin}: {error.Message}");
            }

            whole.InsertRange(depth, setting.Typed);
        }

        return whole.Count == arguments.Count ? typed : root.Parse(whole, form);
    }

    /// <summary>The plugins that the command line names: the configuration may be about others.</summary>
    private static IReadOnlyList<string> PluginsIn(ParseResult typed)
    {
        CommandResult command = typed.CommandResult;
        return
        [
            .. command.Command.Arguments
                .OfType<Argument<string[]>>()
                .Where(argument => argument.Name == SharedOptions.PluginArgument)
                .SelectMany(argument => typed.GetValue(argument) ?? []),
            .. command.Command.Options
                .OfType<Option<string?>>()
                .Where(option => option.HelpName == SharedOptions.PluginHelp && !option.HasDefaultValue)
                .Select(option => typed.GetValue(option))
                .OfType<string>(),
        ];
    }
}
