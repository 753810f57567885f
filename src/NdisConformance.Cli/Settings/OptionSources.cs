using System.CommandLine;
using System.CommandLine.Help;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>
/// Options that are not typed: each may stand in the environment (<c>NDIS_CONFORMANCE_RUN_CPU_LIMIT</c>) or in the
/// configuration (<c>"options": { "run": { "cpu-limit": 5 } }</c>). The command line counts before the environment, and
/// that before the configuration.
/// </summary>
internal static class OptionSources
{
    /// <summary>The start of the names of variables.</summary>
    public const string Prefix = "NDIS_CONFORMANCE_";

    private const char Comma = ',';

    // What these do belongs to one call.
    private static readonly string[] Apart = [WaiversCommand.Name, ConfigCommand.Name, CompletionCommand.Name];

    /// <summary>The options of a command that need not be typed.</summary>
    public static IReadOnlyList<Option> Of(Command command)
        => command.Action is null ? [] : [.. command.Options.Where(option => option is not HelpOption)];

    /// <summary>The commands below this one that have such options, with their names as they are typed.</summary>
    public static IEnumerable<(string Name, Command Command)> Commands(Command parent)
        => parent.Subcommands.Where(command => !Apart.Contains(command.Name)).SelectMany(command => Commands(command)
            .Select(below => ($"{command.Name} {below.Name}", below.Command))
            .Concat(Of(command).Count > 0 ? [(command.Name, command)] : []));

    /// <summary>The variable for an option.</summary>
    /// <param name="command">The command as it is typed, as <c>compare plugins</c>.</param>
    /// <param name="option">The option.</param>
    public static string Variable(string command, Option option) => StartOf(command) + Capitals(Bare(option));

    /// <summary>The member of the configuration for an option.</summary>
    public static string Bare(Option option) => option.Name.TrimStart('-');

    /// <summary>What the environment or the configuration says of an option; null if neither does.</summary>
    public static OptionSetting? Find(string command, Option option, ToolConfiguration configuration)
    {
        string variable = Variable(command, option);
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text)
        {
            bool isList = option.Arity.MaximumNumberOfValues > 1;
            return Setting(option, isList ? text.Split(Comma) : [text], $"environment {variable}");
        }

        if (configuration.Options.ValuesOf(command, Bare(option)) is { } values)
        {
            return Setting(
                option,
                values.Select(value => InFolder(option, value, configuration.Folder!)),
                $"{configuration.File} {ConfiguredOptions.Name}.{command}.{Bare(option)}");
        }

        return option.Name == SharedOptions.SnapshotFolder && configuration.Snapshots is { } snapshots
            ? Setting(option, [snapshots], $"{configuration.File} {Bare(option)}")
            : null;
    }

    /// <summary>Refuses what the environment and the configuration say of options that do not exist.</summary>
    /// <param name="root">Knows all commands.</param>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="ConfigurationException">There is such an option.</exception>
    public static void Check(Command root, ToolConfiguration configuration)
    {
        List<(string Name, Command Command)> commands = [.. Commands(root)];
        foreach (string name in configuration.Options.Commands)
        {
            Command command = commands
                .Find(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Command
                ?? throw Unknown(
                    configuration.File!, $"{ConfiguredOptions.Name} has no command {Quoted.Of(name)}", name,
                    commands.Select(known => known.Name));
            IEnumerable<string> options = Of(command).Select(Bare);
            foreach (string option in configuration.Options.Of(name).Except(options, StringComparer.OrdinalIgnoreCase))
            {
                throw Unknown(
                    configuration.File!, $"{ConfiguredOptions.Name}.{name} has no option {Quoted.Of(option)}", option,
                    options);
            }
        }

        foreach (string variable in Variables())
        {
            List<string> known = [.. commands
                .Where(command => variable.StartsWith(StartOf(command.Name), StringComparison.Ordinal))
                .SelectMany(command => Of(command.Command).Select(option => Variable(command.Name, option)))];
            if (known.Count > 0 && !known.Contains(variable))
            {
                throw Unknown("environment", $"no option has the variable {Quoted.Of(variable)}", variable, known);
            }
        }
    }

    private static IEnumerable<string> Variables() => Environment.GetEnvironmentVariables().Keys
        .Cast<string>()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static OptionSetting Setting(Option option, IEnumerable<string> values, string origin)
        => new(option, [.. values.Select(value => Value(option, value, origin))], origin);

    private static string Value(Option option, string value, string origin)
        => value.Length == 0 ? throw new ConfigurationException($"{origin} is blank; give a value, or leave it out")
            : option is Option<bool> ? Switch(value, origin)
            : value;

    private static string Switch(string value, string origin) => value switch
    {
        "1" or "true" => "true",
        "0" or "false" => "false",
        _ => throw new ConfigurationException($"{origin} takes true or false, and not {Quoted.Of(value)}"),
    };

    private static ConfigurationException Unknown(string where, string what, string wanted, IEnumerable<string> known)
        => new($"{where}: {what}; the nearest are {string.Join(", ", NearestIds.Of(wanted, known))}");

    private static string StartOf(string command) => Prefix + Capitals(command) + "_";

    private static string Capitals(string name) => name.Replace('-', '_').Replace(' ', '_').ToUpperInvariant();

    /// <summary>A path in the configuration begins at its folder.</summary>
    private static string InFolder(Option option, string value, string folder)
        => GivenText.PathFault(value) is not null ? value
            : option.HelpName == SharedOptions.FolderHelp ? Path.GetFullPath(value, folder)
            : option.HelpName == SharedOptions.PluginHelp ? ConfigurationReader.PluginIn(folder, value)
            : option.HelpName == SharedOptions.ReportHelp ? ReportOptions.InFolder(value, folder)
            : value;
}
