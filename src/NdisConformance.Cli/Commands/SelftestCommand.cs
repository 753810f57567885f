using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>selftest</c></summary>
internal sealed class SelftestCommand(
    SelftestRunner runner, PluginLocator plugins, Interruption interruption, Output output) : ICommandSource
{
    private readonly Option<string> _format = SharedOptions.Format();
    private readonly Option<string> _faulty = Plugin("--faulty", "FaultyMiniports", "the plugin of faulty miniports");

    private readonly Option<string> _conforming =
        Plugin("--conforming", "ConformingMiniports", "the plugin of conforming miniports");

    private readonly Option<string[]> _profile = SharedOptions.Profile();

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "draws the names that the drivers run under, and their order",
        HelpName = "N",
        DefaultValueFactory = _ => SelftestPlan.DefaultSeed,
    };

    public Command Create()
    {
        Command command = new(
            "selftest", "Prove that each faulty miniport is caught by its own rule, and no conforming one is blamed.")
        {
            _faulty, _conforming, _profile, _seed, _format,
        };
        command.SetAction(parsed => output.Guard(SharedOptions.IsJson(parsed, _format), () => Run(parsed)));
        return command;
    }

    private static Option<string> Plugin(string name, string plugin, string description) => new(name)
    {
        Description = description,
        HelpName = "PLUGIN",
        DefaultValueFactory = _ => plugin,
    };

    private ExitCode Run(ParseResult parsed)
    {
        bool json = SharedOptions.IsJson(parsed, _format);
        SelftestPlan plan = new(
            plugins.Find(parsed.GetRequiredValue(_faulty)), plugins.Find(parsed.GetRequiredValue(_conforming)))
        {
            Seed = parsed.GetValue(_seed),
            Profiles = SharedOptions.Profiles(parsed, _profile),
        };
        SelftestResult result = ProgressPresenter.Watch(
            output,
            json,
            everyScenario: false,
            observer => runner.Run(plan, observer, interruption.Token));
        if (json)
        {
            output.Results.Write(JsonReport.Of(result));
        }
        else
        {
            SelftestText.Write(output.Results, result);
        }

        return result.ExitCode;
    }
}
