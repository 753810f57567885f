using System.CommandLine;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The options that say what a waiver has, named as in the configuration.</summary>
internal sealed class WaiverOptions
{
    private readonly Dictionary<string, Option<string?>> _options = new()
    {
        [WaiverTexts.Rule] = Single(WaiverTexts.Rule, "ID", "the rule that may be broken, for example SGDMA-FREE-014"),
        [WaiverTexts.Fingerprint] = Single(
            WaiverTexts.Fingerprint, "FINGERPRINT", "only the finding with this fingerprint, as `run` prints it"),
        [WaiverTexts.Scenario] = Single(
            WaiverTexts.Scenario, "ID", "only in these scenarios: the start of an ID, or a pattern with * and ?"),
        [WaiverTexts.Driver] = Single(WaiverTexts.Driver, "NAME", "only of this driver"),
        [WaiverTexts.Reason] = Single(WaiverTexts.Reason, "TEXT", "the reason why the rule may be broken"),
        [WaiverTexts.Owner] = Single(WaiverTexts.Owner, "NAME", "who answers for the waiver"),
        [WaiverTexts.Until] = Single(WaiverTexts.Until, "DAY", "the last day on which it holds, as 2026-12-31"),
    };

    public IEnumerable<Option> All => _options.Values;

    /// <summary>What the command line gives.</summary>
    public WaiverTexts Of(ParseResult parsed) => new(name => Given(parsed, name), Fault);

    /// <summary>The text of an option; null if it is left out.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">The name of the member of the waiver.</param>
    public string? Given(ParseResult parsed, string name) => parsed.GetValue(_options[name]);

    /// <summary>The error that names an option.</summary>
    public static ConfigurationException Fault(string name, string what) => new($"--{name} {what}");

    private static Option<string?> Single(string name, string helpName, string description)
        => SharedOptions.Single("--" + name, helpName, description);
}
