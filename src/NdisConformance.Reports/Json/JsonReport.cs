using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Reports;

/// <summary>Results as JSON. Each kind of document has a schema: <see cref="JsonSchemas"/>.</summary>
public static class JsonReport
{
    public const int SchemaVersion = 1;

    // Traces are full of signs that the default encoder would spell out.
    private static readonly ReportJson Context = new(new JsonSerializerOptions(ReportJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(RunResult run) => Write(
        new RunDocument(
            SchemaVersion,
            KebabCase.Of(run.Verdict),
            (int)run.ExitCode,
            run.TestbedProfiles,
            [.. run.Drivers.Select(Driver)],
            [.. run.Drivers.SelectMany(driver => driver.Scenarios.Select(scenario => Scenario(driver, scenario)))],
            [.. run.Drivers.SelectMany(driver => driver.Robustness.Select(scenario => Scenario(driver, scenario)))],
            [.. run.Drivers.SelectMany(driver => driver.Differences.Select(item => Difference(driver, item)))],
            [.. run.Rules.Select(rule => new RuleDocument(rule.Rule.Id, KebabCase.Of(rule.Verdict), rule.Exercised))],
            run.Counts,
            run.LoadFailures,
            run.IdleWaivers),
        Context.RunDocument);

    public static string Of(SelftestResult result) => Write(
        new SelftestDocument(
            SchemaVersion,
            (int)result.ExitCode,
            result.Seed,
            result.Faulty,
            result.Caught,
            result.CaughtByTheRightRule,
            result.Conforming,
            result.FalseAlarms,
            result.Profiles,
            result.Misses),
        Context.SelftestDocument);

    public static string Of(IReadOnlyList<ScenarioListing> scenarios)
        => Write(scenarios, Context.IReadOnlyListScenarioListing);

    public static string Of(IReadOnlyList<PluginListing> plugins) => Write(plugins, Context.IReadOnlyListPluginListing);

    public static string Of(IReadOnlyList<ProfileListing> profiles)
        => Write(profiles, Context.IReadOnlyListProfileListing);

    public static string Of(IReadOnlyList<RuleListing> rules)
        => Write([.. rules.Select(Describe)], Context.IReadOnlyListRuleDescriptionDocument);

    public static string Of(RulePage page) => Write(Page(page), Context.RulePageDocument);

    public static string Of(IReadOnlyList<ComparedPair> pairs) => Write(
        new ComparisonDocument(SchemaVersion, (int)ComparedPair.ExitCodeOf(pairs), [.. pairs.Select(Pair)]),
        Context.ComparisonDocument);

    public static string Of(AcceptResult result) => Write(
        new AcceptDocument(SchemaVersion, (int)result.ExitCode, result.Accepted, result.Refused),
        Context.AcceptDocument);

    /// <summary>The document that stands for any other where there is none.</summary>
    public static string OfError(ExitCode exitCode, string message)
        => Write(new ErrorDocument(SchemaVersion, (int)exitCode, message), Context.ErrorDocument);

    private static string Write<T>(T document, JsonTypeInfo<T> type)
        => JsonSerializer.Serialize(document, type) + "\n";

    private static DriverDocument Driver(DriverResult driver) => new(
        driver.Plugin,
        driver.Driver,
        KebabCase.Of(driver.Verdict),
        [.. driver.Profiles.Select(
            profile => new ProfileDocument(KebabCase.Of(profile.Profile), KebabCase.Of(profile.Verdict)))],
        driver.DanglingSnapshots);

    private static ScenarioDocument Scenario(DriverResult driver, ScenarioResult scenario) => new(
        scenario.Id,
        driver.Plugin,
        driver.Driver,
        scenario.Profile,
        KebabCase.Of(scenario.Verdict),
        OrNull(scenario.Message),
        OrNull(scenario.Stopped),
        [.. scenario.Violations.Select(Finding)],
        [.. scenario.Advice.Select(Finding)],
        [.. scenario.Waived.Select(Finding)],
        scenario.Notes,
        KebabCase.Of(scenario.Snapshot.State),
        scenario.Snapshot.Changes);

    private static DifferenceDocument Difference(DriverResult driver, TrafficDifference difference) => new(
        difference.Scenario,
        driver.Plugin,
        driver.Driver,
        difference.Profile,
        difference.Others,
        difference.Changes);

    private static FindingDocument Finding(FindingResult finding) => new(
        finding.Rule.Id,
        KebabCase.Of(finding.Level),
        OrNull(finding.Object),
        finding.Made is null ? null : Moment(finding.Made),
        Moment(finding.Broken),
        finding.Expected,
        finding.Actual,
        finding.Message);

    private static MomentDocument Moment(Moment moment) => new(moment.Sequence, moment.Line.Trim());

    private static RulePageDocument Page(RulePage page) => new(Describe(page.Listing))
    {
        Why = page.Listing.Rule.Why,
        Tests = page.Listing.Tests,
        Scenarios = page.Scenarios,
        FaultyMiniports = page.FaultyDrivers,
        BlindSpot = page.Listing.BlindSpot is { } blind ? new(blind.Scenarios, blind.Reason) : null,
        Illustration = page.Illustration is { } shown
            ? new(
                shown.Scenario,
                shown.FaultyDriver,
                shown.Failing,
                Finding(shown.Finding),
                shown.KeepingDriver,
                shown.Passing)
            : null,
    };

    private static RuleDescriptionDocument Describe(RuleListing listing) => Describe(
        listing.Rule, KebabCase.Of(listing.Disposition), listing.Reason);

    private static RuleDescriptionDocument Describe(RuleDescriptor rule, string disposition, string? reason) => new(
        rule.Id,
        KebabCase.Of(rule.Level),
        KebabCase.Of(rule.Who),
        disposition,
        reason,
        rule.IsPerformance,
        rule.IsRobustness,
        rule.Title,
        rule.Requirement,
        rule.Source,
        rule.SourcePage,
        rule.WindowsEquivalent,
        [.. rule.Preconditions.Select(name => name.ToString())],
        rule.AppliesTo);

    private static ComparedPairDocument Pair(ComparedPair pair)
    {
        SnapshotDifference? difference = pair.Difference;
        string state = difference is null ? "only-in-" + pair.OnlyIn.ToLowerInvariant()
            : difference.IsEqual ? "equal"
            : difference.IsEquivalent ? "equivalent"
            : "changed";
        return new ComparedPairDocument(
            pair.Name,
            state,
            difference is null ? [] : [.. difference.Changes.Select(change => change.Text)],
            difference?.View ?? string.Empty);
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
