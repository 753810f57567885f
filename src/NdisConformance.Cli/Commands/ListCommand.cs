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
    private readonly Argument<string[]> _plugins = SharedOptions.Plugins(
        "plugins to list: folder, .dll, or name; without any, those that come with the tool");

    public Command Create() => new("list", "List scenarios, rules, profiles or plugins.")
    {
        Kind("scenarios", "All scenarios, by group.", (_, _) => Listings.Of(catalogue)),
        Kind("rules", "All rules, with level and state.", (_, _) => RuleRoster.All),
        Kind("profiles", "All profiles of machine and device.", (_, _) => Listings.Profiles),
        PluginKind(),
    };

    private Command PluginKind()
    {
        Command command = Kind(
            "plugins",
            "Plugins with their drivers, and what happens to their static fields between two scenarios.",
            Plugins,
            PluginListing.ExitCodeOf);
        command.Add(_plugins);
        return command;
    }

    private IReadOnlyList<PluginListing> Plugins(ParseResult parsed, IReportFormat format)
    {
        IReadOnlyList<PluginListing> listings = plugins.List(parsed.GetValue(_plugins) ?? []);
        foreach (LoadFailure failure in listings.SelectMany(listing => listing.LoadFailures))
        {
            output.ErrorOf(format, failure.Message, failure.Fix);
        }

        return listings;
    }

    private Command Kind<T>(
        string name,
        string description,
        Func<ParseResult, IReportFormat, IReadOnlyList<T>> items,
        Func<IReadOnlyList<T>, ExitCode>? exitCode = null)
    {
        FormatOption<IReadOnlyList<T>> format = new(formats);
        Command command = new(name, description) { format.Option };
        command.SetAction(parsed => output.Report(
            format.Of(parsed), () => items(parsed, format.Of(parsed)), exitCode ?? (static _ => ExitCode.Success)));
        return command;
    }
}
