using System.CommandLine;
using System.CommandLine.Parsing;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The options that say what a plugin's process gets and may use.</summary>
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

    private readonly Option<double> _memory = Limit(
        "--memory-limit", "MIB", Usual.Memory >> 20, "memory that the process of a plugin may use");

    private readonly Option<string[]> _environment = EnvironmentNames();

    public IEnumerable<Option> All => [_processorTime, _silence, _memory, _environment];

    /// <summary>The settings with what the command line asks for.</summary>
    public WorkerSettings Of(ParseResult parsed, WorkerSettings settings) => settings with
    {
        Limits = settings.Limits with
        {
            ProcessorTime = TimeSpan.FromSeconds(parsed.GetValue(_processorTime)),
            Silence = TimeSpan.FromSeconds(parsed.GetValue(_silence)),
            Memory = (long)(parsed.GetValue(_memory) * (1 << 20)),
        },
        Environment = parsed.GetValue(_environment) ?? [],
    };

    private static Option<double> Limit(string name, string unit, double usual, string description)
        => SharedOptions.Number<double>(
            name, unit, description, usual, "a number above 0 and below 1000000",
            number => number is >= Smallest and < 1_000_000);

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
