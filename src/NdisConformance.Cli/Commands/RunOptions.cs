using System.CommandLine;
using System.Diagnostics;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>What <c>run</c> takes, and the plan that it makes of it.</summary>
/// <param name="plugins">Finds plugins.</param>
/// <param name="memory">Knows what failed last.</param>
/// <param name="formats">The formats of reports.</param>
/// <param name="output">Gets warnings about what was given.</param>
internal sealed class RunOptions(
    PluginLocator plugins, FailureMemory memory, ReportFormats formats, Output output)
{
    /// <summary>Keeps the plugin in the tool's own process.</summary>
    public const string InProcess = "--in-process";

    /// <summary>Runs nothing.</summary>
    public const string DryRun = "--dry-run";

    private const string LastFailed = "--last-failed";

    private readonly Argument<string[]> _plugins = SharedOptions.Plugins(
        "plugins to run: folder, .dll, or a name from `list plugins`; without any, the plugin that "
        + ".ndis-conformance.json names, or else the reference miniport");

    private readonly Option<string[]> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string[]> _driver = SharedOptions.Driver();
    private readonly Option<string[]> _profile = SharedOptions.Profile();
    private readonly Option<string[]> _ndis = SharedOptions.Ndis();
    private readonly Option<string?> _snapshots = SharedOptions.Snapshots();
    private readonly Option<bool> _strict = SharedOptions.Strict();

    private readonly Option<bool> _robustness = new("--robustness")
    {
        Description = "also run scenarios in which NDIS leaves its documented contract; they do not affect the verdict",
    };

    private readonly Option<string?> _traffic = SharedOptions.Traffic();

    private readonly Option<bool> _inProcess = new(InProcess)
    {
        Description = "run the plugin in this process, for a debugger: what it does to its process it does to the tool",
    };

    private readonly Option<bool> _first = new("--first") { Description = "end with the first scenario that fails" };

    private readonly Option<bool> _lastFailed = new(LastFailed)
    {
        Description = "only the scenarios that failed when they last ran",
    };

    private readonly Option<int> _repeat = SharedOptions.Number<int>(
        "--repeat", "N", "run everything N times, and report what differs between the repetitions", 1,
        "a whole number from 1 to 1000000", number => number is >= 1 and <= 1_000_000);

    private readonly Option<string?> _shard = SharedOptions.Single(
        "--shard", "I/N", "run the I-th of N parts of the scenarios; `merge` unites them");

    private readonly Option<bool> _dryRun = new(DryRun)
    {
        Description = "print what would run, and run nothing",
    };

    private readonly Option<string?> _output = SharedOptions.Folder(
        "--output", "write the reports, and a folder for each failure with its trace, below a new folder in this one");

    private readonly Option<string?> _sourceRoot = SharedOptions.Folder(
        "--source-root", "source files of the driver are named from this folder; the current one by default");

    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _verbose = SharedOptions.Verbose();

    private readonly WorkerOptions _worker = new();
    private readonly ReportOptions _reports = new(formats);

    public IEnumerable<Option> All =>
    [
        _scenario, _exclude, _driver, _profile, _ndis, _robustness, _traffic, _snapshots, _strict, _first,
        _lastFailed, _repeat, _shard, _dryRun, _inProcess, _output, _sourceRoot, _quiet, _verbose, .. _worker.All,
        .. _reports.All,
    ];

    public Argument<string[]> Plugins => _plugins;

    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(_quiet);

    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    public bool IsInProcess(ParseResult parsed) => parsed.GetValue(_inProcess);

    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    public int Repetitions(ParseResult parsed) => parsed.GetValue(_repeat);

    /// <summary>Where a folder for this run is to be made; null if none is.</summary>
    public string? OutputFolder(ParseResult parsed) => parsed.GetValue(_output);

    /// <summary>The reports that are to be written.</summary>
    /// <exception cref="ConfigurationException">Two of them want standard output.</exception>
    public ReportPlan Reports(ParseResult parsed) => _reports.Of(parsed);

    /// <summary>The format in which a dry run is reported.</summary>
    /// <exception cref="ConfigurationException">The format that is given has no dry run.</exception>
    public IReportOf<RunPreview> PreviewFormat(ParseResult parsed) => _reports.FormatOf<RunPreview>(parsed, DryRun);

    public WorkerSettings Settings(ParseResult parsed, WorkerSettings usual)
        => _worker.Of(parsed, usual) with { IsDebugged = Debugger.IsAttached };

    /// <exception cref="NothingMatchedException">Nothing failed last, and only that is to run.</exception>
    public RunPlan Plan(ParseResult parsed)
    {
        string[] given = parsed.GetValue(_plugins) ?? [];
        ToolConfiguration configuration = Configurations.For(given, plugins);
        IReadOnlyList<string> paths = given.Length > 0
            ? [.. given.Select(plugins.Find)]
            : [plugins.Find(configuration.Plugin ?? PluginLocator.Reference)];
        return new RunPlan
        {
            Plugins = paths,
            Drivers = parsed.GetValue(_driver) ?? [],
            Scenarios = SharedOptions.Selection(parsed, _scenario, _exclude),
            Shard = ShardOf(parsed),
            Only = parsed.GetValue(_lastFailed) ? Failed(paths) : null,
            Profiles = SharedOptions.Profiles(parsed, _profile),
            Ndis = VersionSelection.Of(parsed.GetValue(_ndis) ?? []),
            Robustness = parsed.GetValue(_robustness),
            Traffic = SharedOptions.Traffic(parsed, _traffic, output),
            SnapshotFolder = parsed.GetValue(_snapshots),
            Strict = parsed.GetValue(_strict),
            EndsAtFirstFailure = parsed.GetValue(_first),
            TakesDigests = Repetitions(parsed) > 1,
            KeepsTraces = OutputFolder(parsed) is not null || Reports(parsed).Needs(ReportNeeds.Traces),
            KeepsNeighbours = Reports(parsed).Needs(ReportNeeds.Neighbours),
            MeasuresTime = _reports.HasTimes(parsed),
            SourceRoot = parsed.GetValue(_sourceRoot) ?? Environment.CurrentDirectory,
            Budget = _worker.BudgetOf(parsed, IsInProcess(parsed) || Debugger.IsAttached),
            Waivers = configuration.Waivers,
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
        };
    }

    /// <summary>What depends on other scenarios, or on other runs, is no part of a run that can be merged.</summary>
    private Shard? ShardOf(ParseResult parsed)
    {
        if (parsed.GetValue(_shard) is not { } text)
        {
            return null;
        }

        string? other = parsed.GetValue(_first) ? _first.Name
            : parsed.GetValue(_lastFailed) ? LastFailed
            : Repetitions(parsed) > 1 ? "--repeat"
            : null;
        return other is not null
            ? throw new ConfigurationException($"--shard cannot be combined with {other}; leave one of them out")
            : Shard.Read(text) ?? throw new ConfigurationException(
                $"--shard takes I/N, as 2/5, with N at most {Shard.Most}, and not {Quoted.Of(text)}");
    }

    private Dictionary<string, FailedScenarios> Failed(IEnumerable<string> paths)
    {
        Dictionary<string, FailedScenarios> failed = paths
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(path => path, memory.Of, StringComparer.Ordinal);
        return failed.Values.Any(scenarios => scenarios.All.Count > 0) ? failed : throw new NothingMatchedException(
            $"no failure of {string.Join(", ", failed.Keys.Select(plugins.Named))} is remembered; leave {LastFailed} "
            + "out to run all scenarios");
    }
}
