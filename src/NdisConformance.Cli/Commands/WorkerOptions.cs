using System.CommandLine;
using System.CommandLine.Parsing;
using NdisConformance.Host.Kernel;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The options that say what a run and the process of a plugin get and may use.</summary>
internal sealed class WorkerOptions
{
    /// <summary>The option that gives plugins another environment.</summary>
    public const string Environment = "--env";

    // Less would be no time and no memory at all.
    private const double Smallest = 0.001;

    private static readonly WorkerLimits Usual = new();

    private readonly Option<double> _processorTime = Limit(
        "--cpu-limit", "SECONDS", Usual.ProcessorTime.TotalSeconds,
        "processor time that a driver may take without calling NDIS; then it hangs");

    private readonly Option<double> _silence = Limit(
        "--idle-limit", "SECONDS", Usual.Silence.TotalSeconds,
        "time that a driver may take without calling NDIS, asleep or not; then it hangs");

    private readonly Option<double> _length = Limit(
        "--scenario-limit", "SECONDS", Usual.Length.TotalSeconds,
        "time that a scenario may take with all its runs; then the driver hangs");

    private readonly Option<double> _memory = Limit(
        "--memory-limit", "MIB", Usual.Memory >> 20, "memory that the process of a plugin may use");

    private readonly Option<double> _output = Limit(
        "--output-limit", "KIB", Usual.Output / 1024.0, "what is kept of all that a scenario writes to the console");

    private readonly Option<long> _calls = Count(
        "--callback-limit", "CALLS",
        "calls of NDIS that a callback may make; then it hangs (default: "
        + $"{RunBudget.Usual.Calls}, at PASSIVE_LEVEL {RunBudget.Usual.PassiveCalls})");

    private readonly Option<long> _events = Count(
        "--event-limit", "EVENTS",
        $"events that the trace of a run may have; then it hangs (default: {RunBudget.Usual.Events})");

    private readonly Option<long> _time = Count(
        "--time-limit", "SECONDS",
        "virtual time that a run may take; then it hangs "
        + $"(default: {RunBudget.Usual.Time / TimeUnits.TicksPerSecond})");

    private readonly Option<string[]> _environment = EnvironmentNames();

    public IEnumerable<Option> All =>
        [_processorTime, _silence, _length, _memory, _output, _calls, _events, _time, _environment];

    /// <summary>The settings with what the command line asks for.</summary>
    public WorkerSettings Of(ParseResult parsed, WorkerSettings settings) => settings with
    {
        Limits = settings.Limits with
        {
            ProcessorTime = TimeSpan.FromSeconds(parsed.GetValue(_processorTime)),
            Silence = TimeSpan.FromSeconds(parsed.GetValue(_silence)),
            Length = TimeSpan.FromSeconds(parsed.GetValue(_length)),
            Memory = (long)(parsed.GetValue(_memory) * (1 << 20)),
            Output = (int)(parsed.GetValue(_output) * 1024),
        },
        Environment = parsed.GetValue(_environment) ?? [],
    };

    /// <summary>What the command line lets a run use. In a debugger nobody hurries.</summary>
    public RunBudget BudgetOf(ParseResult parsed, bool isDebugged)
    {
        RunBudget usual = isDebugged ? RunBudget.Unlimited : RunBudget.Usual;
        long? calls = Given(parsed, _calls);
        return new RunBudget
        {
            Calls = calls ?? usual.Calls,
            PassiveCalls = calls ?? usual.PassiveCalls,
            Events = Given(parsed, _events) ?? usual.Events,
            Time = Given(parsed, _time) * TimeUnits.TicksPerSecond ?? usual.Time,
        };
    }

    private static long? Given(ParseResult parsed, Option<long> option)
        => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    private static Option<double> Limit(string name, string unit, double usual, string description)
        => SharedOptions.Number<double>(
            name, unit, description, usual, "a number above 0 and below 1000000",
            number => number is >= Smallest and < 1_000_000);

    private static Option<long> Count(string name, string unit, string description)
        => SharedOptions.Number<long>(
            name, unit, description, usual: null, "a whole number above 0 and below 1000000000",
            number => number is > 0 and < 1_000_000_000);

    private static Option<string[]> EnvironmentNames()
    {
        Option<string[]> option = SharedOptions.Repeatable(
            Environment,
            "NAME",
            "an environment variable that plugins get besides the ordinary ones; repeatable");
        option.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => token.Value.Contains('=', StringComparison.Ordinal)))
            {
                result.AddError($"{Environment} takes the name of a variable alone, and not {Quoted.Of(token.Value)}");
            }
        });
        return option;
    }
}
