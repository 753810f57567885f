using System.Collections;
using System.CommandLine;
using System.Globalization;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>config show|schema</c></summary>
internal sealed class ConfigCommand(PluginLocator plugins, ReportFormats formats, Output output) : ICommandSource
{
    /// <summary>Name of the command.</summary>
    public const string Name = "config";

    private readonly Argument<string[]> _command = new("command")
    {
        Description = "a command of the tool, as `run` or `compare plugins`; `run` by default",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly FormatOption<ConfigurationListing> _format = new(formats);

    public Command Create() => new(Name, "Show the settings that hold, or the schema of .ndis-conformance.json.")
    {
        Show(),
        Schema(),
    };

    private Command Show()
    {
        Command command = new("show", "Print the options of a command with their values, and where each comes from.")
        {
            _command, _format.Option,
        };
        command.SetAction(parsed => output.Report(
            _format.Of(parsed), () => List(parsed), static _ => ExitCode.Success));
        return command;
    }

    private Command Schema()
    {
        Command command = new("schema", "Print the JSON schema of .ndis-conformance.json.");
        command.SetAction(parsed =>
        {
            output.Results.Write(ConfigurationSchema.Of(parsed.RootCommandResult.Command));
            return (int)ExitCode.Success;
        });
        return command;
    }

    private ConfigurationListing List(ParseResult parsed)
    {
        Command root = parsed.RootCommandResult.Command;
        List<(string Name, Command Command)> commands = [.. OptionSources.Commands(root)];
        string wanted = parsed.GetValue(_command) is { Length: > 0 } words ? string.Join(' ', words) : "run";
        (string name, Command? command) = commands.Find(known => known.Name == wanted);
        if (command is null)
        {
            throw new ConfigurationException(
                $"no command {Quoted.Of(wanted)} has options to configure; the nearest are "
                + string.Join(", ", NearestIds.Of(wanted, commands.Select(known => known.Name))));
        }

        ToolConfiguration configuration = Configurations.For([], plugins);
        OptionSources.Check(root, configuration);
        return new ConfigurationListing
        {
            File = configuration.File,
            Plugin = configuration.Plugin,
            Snapshots = configuration.Snapshots,
            Waivers = configuration.Waivers.Count,
            Command = name,
            Options = [.. OptionSources.Of(command).Select(option => Of(name, option, configuration))],
        };
    }

    private static SettingListing Of(string command, Option option, ToolConfiguration configuration)
    {
        OptionSetting? given = OptionSources.Find(command, option, configuration);
        return new SettingListing(
            option.Name,
            given?.Values ?? Usual(option),
            given?.Origin ?? "default",
            OptionSources.Variable(command, option));
    }

    private static IReadOnlyList<string> Usual(Option option) => option switch
    {
        Option<bool> => ["false"],
        { HasDefaultValue: true } when option.GetDefaultValue() is { } value and (string or not IEnumerable)
            => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
        _ => [],
    };
}
