using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>selftest</c></summary>
internal sealed class SelftestCommand(
    SelftestRunner runner,
    PluginLocator plugins,
    ReportFormats formats,
    Interruption interruption,
    Output output) : ICommandSource
{
    private readonly FormatOption<SelftestResult> _format = new(formats);
    private readonly Option<string> _faulty =
        SharedOptions.Plugin("--faulty", PluginLocator.Faulty, "the plugin of faulty miniports");

    private readonly Option<string> _conforming =
        SharedOptions.Plugin("--conforming", PluginLocator.Conforming, "the plugin of conforming miniports");

    private readonly Option<string[]> _profile = SharedOptions.Profile();

    private readonly Option<int> _seed = SharedOptions.Number<int>(
        "--seed",
        "N",
        "seed from which the names and the order of the drivers are drawn",
        SelftestPlan.DefaultSeed,
        $"a whole number of at most {int.MaxValue}",
        _ => true);

    public Command Create()
    {
        Command command = new(
            "selftest",
            "Check the rules: each faulty miniport must be caught by its own rule, and no conforming one blamed.")
        {
            _faulty, _conforming, _profile, _seed, _format.Option,
        };
        command.SetAction(parsed => output.Report(
            _format.Of(parsed), () => Run(parsed), result => result.ExitCode));
        return command;
    }

    private SelftestResult Run(ParseResult parsed)
    {
        SelftestPlan plan = new(
            plugins.Find(parsed.GetRequiredValue(_faulty)), plugins.Find(parsed.GetRequiredValue(_conforming)))
        {
            Seed = parsed.GetValue(_seed),
            Profiles = SharedOptions.Profiles(parsed, _profile),
        };
        return ProgressPresenter.Watch(
            output.ProgressOf(_format.Of(parsed)),
            ProgressDetail.Drivers,
            observer => runner.Run(plan, observer, interruption.Token));
    }
}
