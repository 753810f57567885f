using System.CommandLine;
using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>list scenarios|rules|profiles|plugins</c></summary>
internal sealed class ListCommand(
    IReadOnlyList<Scenario> catalogue, PluginLocator plugins, ReportFormats formats, Output output) : ICommandSource
{
    public Command Create() => new("list", "List scenarios, rules, profiles or plugins.")
    {
        Kind("scenarios", "All scenarios, by group.", () => Listings.Of(catalogue)),
        Kind("rules", "All rules, with level and state.", () => RuleRoster.All),
        Kind("profiles", "All profiles of machine and device.", () => Listings.Profiles),
        Kind("plugins", "The plugins that come with the tool, with their drivers.", plugins.List),
    };

    private Command Kind<T>(string name, string description, Func<IReadOnlyList<T>> items)
    {
        FormatOption<IReadOnlyList<T>> format = new(formats);
        Command command = new(name, description) { format.Option };
        command.SetAction(parsed => output.Report(format.Of(parsed), items, _ => ExitCode.Success));
        return command;
    }
}
