using System.CommandLine;
using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>list scenarios|rules|profiles|plugins</c></summary>
internal sealed class ListCommand(IReadOnlyList<Scenario> catalogue, PluginLocator plugins, Output output)
    : ICommandSource
{
    private readonly Option<string> _format = SharedOptions.Format();

    public Command Create() => new("list", "List what the other commands accept.")
    {
        Kind("scenarios", "The scenarios, by group.", Listings.Of(catalogue), ListText.Write, JsonReport.Of),
        Kind("rules", "Every rule, and what becomes of it.", RuleRoster.All, ListText.Write, JsonReport.Of),
        Kind("profiles", "The profiles of machine and device.", Listings.Profiles, ListText.Write, JsonReport.Of),
        Plugins(),
    };

    private Command Kind<T>(
        string name,
        string description,
        IReadOnlyList<T> items,
        Action<TextWriter, IReadOnlyList<T>> text,
        Func<IReadOnlyList<T>, string> json) => Kind(name, description, () => items, text, json);

    private Command Plugins() => Kind<PluginListing>(
        "plugins", "The plugins beside the tool, with their drivers.", plugins.List, ListText.Write, JsonReport.Of);

    private Command Kind<T>(
        string name,
        string description,
        Func<IReadOnlyList<T>> items,
        Action<TextWriter, IReadOnlyList<T>> text,
        Func<IReadOnlyList<T>, string> json)
    {
        Command command = new(name, description) { _format };
        command.SetAction(parsed => output.Guard(SharedOptions.IsJson(parsed, _format), () =>
        {
            if (SharedOptions.IsJson(parsed, _format))
            {
                output.Results.Write(json(items()));
            }
            else
            {
                text(output.Results, items());
            }

            return ExitCode.Success;
        }));
        return command;
    }
}
