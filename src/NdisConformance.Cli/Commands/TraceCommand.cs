using System.CommandLine;
using System.CommandLine.Completions;
using NdisConformance.Host.Kernel;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>trace SCENARIO</c></summary>
internal sealed class TraceCommand(
    IReadOnlyList<Scenario> catalogue,
    WorkerExecutorFactory workers,
    PluginLocator plugins,
    ReportFormats formats,
    Interruption interruption,
    Output output) : ICommandSource
{
    private const int Near = 8;

    private readonly Argument<string> _scenario = new("scenario")
    {
        // Without it the help lists everything that completes.
        HelpName = "SCENARIO",
        Description = "ID of a scenario, for example free-ordering/one-send",
    };

    private readonly Option<string?> _plugin = SharedOptions.Plugin(
        "--plugin",
        "the plugin; by default the one that .ndis-conformance.json names, or else the reference miniport");

    private readonly Option<string?> _driver = SharedOptions.Single(
        "--driver", "NAME", "the driver of the plugin; only needed if it has several for the scenario");

    private readonly Option<string[]> _profile = SharedOptions.Profile();
    private readonly Option<string[]> _ndis = SharedOptions.Ndis();
    private readonly Option<bool> _strict = SharedOptions.Strict();

    private readonly Option<string?> _traffic = SharedOptions.Traffic();

    private readonly Option<string?> _variation = SharedOptions.Single(
        "--variation", "NAME", "the variation of the scenario, as a finding names it");

    private readonly Option<long> _around = SharedOptions.Number<long>(
        "--around",
        "NUMBER",
        "only the events near this one, and near what made the obligations that were broken there",
        usual: null,
        "the number of an event, from 1",
        number => number >= 1);

    private readonly Option<string[]> _object = SharedOptions.Repeatable(
        "--object", "OBJECT", "only events that name this object, for example nbl#3; repeatable");

    private readonly Option<string?> _to = SharedOptions.File(
        "--to", "write the trace to this file; for pcapng needed on a terminal");

    private readonly FormatOption<RunTrace> _format = new(formats);

    public Command Create()
    {
        Command command = new("trace", "Print every event of a scenario, with the numbers that findings give.")
        {
            _scenario, _plugin, _driver, _profile, _ndis, _strict, _traffic, _variation, _around, _object,
            _format.Option, _to,
        };
        _scenario.CompletionSources.Add(_ => SharedOptions.Scenarios().Select(id => new CompletionItem(id)));
        command.SetAction(parsed => parsed.GetValue(_to) is null && _format.Any(parsed) is IReportOf<RunTrace> format
            ? output.Report(format, () => Trace(parsed), trace => trace.ExitCode, Terminal.Style())
            : output.ReportTo(
                _format.Any(parsed), parsed.GetValue(_to), () => Trace(parsed), trace => trace.ExitCode));
        return command;
    }

    private RunTrace Trace(ParseResult parsed)
    {
        string id = parsed.GetRequiredValue(_scenario);
        Scenario scenario = catalogue.FirstOrDefault(known => known.Id == id) ?? throw new NothingMatchedException(
            id, NearestIds.Of(id, catalogue.Select(known => known.Id)));
        string? given = parsed.GetValue(_plugin);
        string path = plugins.Find(given
            ?? Configurations.For([], plugins).Plugin
            ?? PluginLocator.Reference);
        using IScenarioExecutor executor = workers.Open(path);
        DriverDeclaration driver = Driver(executor.Manifest, scenario, parsed.GetValue(_driver));
        if (driver.Generation != scenario.Generation)
        {
            throw new ConfigurationException(
                $"the scenario {id} is not for {driver.Name}: see `list scenarios`");
        }

        IReadOnlyList<TestbedProfile> profiles = SharedOptions.Profiles(parsed, _profile);
        IReadOnlyList<HostVersion> versions = VersionSelection.For(
            scenario.Generation, VersionSelection.Of(parsed.GetValue(_ndis) ?? []));
        string variation = parsed.GetValue(_variation) ?? string.Empty;
        string? traffic = SharedOptions.Traffic(parsed, _traffic, output);
        if (scenario.NeedsCapture && traffic is null)
        {
            throw new ConfigurationException($"the scenario {id} needs a capture: name one with --traffic FILE");
        }

        RunTrace trace = executor.Trace(
            new ScenarioRequest
            {
                Driver = driver.Name,
                Scenario = id,
                Profile = Only(profiles, "--profile").Name,
                Ndis = (scenario.OwnHost ?? Only(versions, "--ndis")).Name,
                StrictHeaders = parsed.GetValue(_strict),
                Traffic = traffic,
                KeepsFrames = _format.Any(parsed) is PcapngFormat,
            },
            variation,
            interruption.Token) ?? throw new ConfigurationException(
                $"the scenario {id} has no variation {Quoted.Of(variation)} with this driver: findings name it");
        if (trace.Frames is null && _format.Any(parsed) is PcapngFormat)
        {
            output.Warning("the driver ended its process, and the frames went with it: the file has none");
        }

        return Chosen(trace, parsed.GetValue(_object) ?? [], parsed.GetValue(_around));
    }

    private static RunTrace Chosen(RunTrace trace, string[] objects, long around)
    {
        if (trace.Lines.Count > 0 && around > trace.Lines[^1].Sequence)
        {
            throw new ConfigurationException(
                $"the trace has no event {around}: it ends with event {trace.Lines[^1].Sequence}");
        }

        RunTrace chosen = trace.Select(objects, around > 0 ? around : null, Near);
        return chosen.Lines.Count > 0 || trace.Lines.Count == 0 ? chosen : throw new ConfigurationException(
            $"no event of the trace names {string.Join(" or ", objects)}: "
            + "leave --object out to see which objects there are");
    }

    private static DriverDeclaration Driver(PluginManifest manifest, Scenario scenario, string? wanted)
    {
        List<DriverDeclaration> drivers = [.. manifest.Drivers.Where(driver => wanted is null
            ? driver.Generation == scenario.Generation
            : driver.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))];
        return drivers.Count == 1 ? drivers[0]
            : wanted is not null ? throw new NothingMatchedException(
                wanted, NearestIds.Of(wanted, manifest.Drivers.Select(driver => driver.Name)))
            : throw new ConfigurationException(drivers.Count == 0
                ? $"the plugin {manifest.Name} has no driver that the scenario {scenario.Id} is for"
                : $"the plugin {manifest.Name} has several drivers; name one with --driver");
    }

    private static T Only<T>(IReadOnlyList<T> chosen, string option) => chosen.Count == 1
        ? chosen[0]
        : throw new ConfigurationException($"{option} names {chosen.Count}; a trace is of one run");
}
