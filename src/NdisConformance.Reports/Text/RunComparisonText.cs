using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>A comparison of runs in words; the other forms use the same.</summary>
internal static class RunComparisonText
{
    private const int MostItems = 3;

    public static void Write(TextWriter output, RunComparison comparison, bool isWhole)
    {
        foreach (DriverComparison driver in comparison.Drivers)
        {
            output.WriteLine(Heading(driver));
            foreach ((string title, IReadOnlyList<ComparedMistake> mistakes) in Mistakes(driver))
            {
                output.WriteLine($"  {title}:");
                foreach (ComparedMistake mistake in mistakes)
                {
                    output.WriteLine($"    {TitleOf(mistake)}");
                    foreach ((string name, string value) in Fields(mistake))
                    {
                        output.WriteLine($"      {FindingText.Field(name, value)}");
                    }
                }
            }

            foreach ((string title, IReadOnlyList<string> items) in Lists(driver, isWhole))
            {
                output.WriteLine($"  {title}:");
                foreach (string item in items)
                {
                    output.WriteLine($"    {item}");
                }
            }

            output.WriteLine();
        }

        output.WriteLine(Sides(comparison));
        output.WriteLine(Summary(comparison));
    }

    /// <summary>Which result is which.</summary>
    public static string Sides(RunComparison comparison) => $"A is {comparison.A}, B is {comparison.B}";

    /// <summary>The driver, and its verdicts.</summary>
    public static string Heading(DriverComparison driver) => $"{driver.Driver} of {driver.Plugin}: "
        + (driver.Before == driver.After ? $"{Words.Of(driver.After!.Value)} in both"
            : driver.Before is not { } before ? $"only in B: {Words.Of(driver.After!.Value)}"
            : driver.After is not { } after ? $"only in A: {Words.Of(before)}"
            : $"{Words.Of(before)} in A, {Words.Of(after)} in B");

    /// <summary>The mistakes by what became of them; kinds of which there are none are left out.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<ComparedMistake> Mistakes)> Mistakes(DriverComparison driver)
        => new[]
        {
            ("newly failing", driver.NewlyFailing),
            ("fixed", driver.Fixed),
            ("still failing", driver.StillFailing),
            ("not seen again, for its scenarios were not run", driver.NotSeenAgain),
        }.Where(pair => pair.Item2.Count > 0);

    /// <summary>Scenarios and snapshots; kinds of which there are none are left out.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string> Items)> Lists(DriverComparison driver, bool isWhole)
        => new (string, IReadOnlyList<string>)[]
        {
            ("newly not run", Cut(driver.NewlyNotRun, isWhole)),
            ("snapshots that moved", Cut([.. driver.Moved.Select(Moved)], isWhole)),
        }.Where(pair => pair.Item2.Count > 0);

    /// <summary>Rule, level and title; of a crash or hang what happened.</summary>
    public static string TitleOf(ComparedMistake mistake) => mistake.Level.Length == 0
        ? $"{mistake.Rule}: {mistake.Actual}"
        : $"{mistake.Rule} {FindingText.Level(KebabCase.Read<RuleLevel>(mistake.Level))}"
            + $"{(mistake.IsAdvice ? " (advice)" : string.Empty)}: "
            + (RuleCatalogue.Find(mistake.Rule)?.Title ?? "not a rule of this version");

    /// <summary>The rest of what is known of a mistake.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(ComparedMistake mistake)
    {
        if (mistake.Place.Length > 0)
        {
            yield return ("where", mistake.Place);
        }

        if (mistake.Level.Length > 0)
        {
            yield return ("actual", mistake.Actual);
        }

        string others = mistake.Scenarios.Count == 1
            ? string.Empty
            : $", also in {Words.Count(mistake.Scenarios.Count - 1, "scenario")}";
        yield return ("found in", (mistake.Scenarios.Count == 0 ? "no scenario" : mistake.Scenarios[0]) + others);
        yield return ("fingerprint", mistake.Fingerprint);
    }

    public static string Summary(RunComparison comparison)
        => $"{comparison.Count(driver => driver.NewlyFailing.Count)} newly failing, "
            + $"{comparison.Count(driver => driver.Fixed.Count)} fixed, "
            + $"{comparison.Count(driver => driver.StillFailing.Count)} still failing; "
            + $"{Words.Count(comparison.Count(driver => driver.NewlyNotRun.Count), "scenario")} newly not run; "
            + $"{Words.Count(comparison.Count(driver => driver.Moved.Count), "snapshot")} moved";

    private static IReadOnlyList<string> Cut(IReadOnlyList<string> items, bool isWhole)
        => isWhole || items.Count <= MostItems + 1
            ? items
            : [.. items.Take(MostItems), $"and {items.Count - MostItems} others; see --verbose"];

    private static string Moved(MovedSnapshot snapshot)
        => $"{snapshot.Scenario}: {Of(snapshot.Before)} in A, {Of(snapshot.After)} in B"
            + string.Concat(snapshot.Changes.Select(change => $"; {change}"));

    private static string Of(SnapshotState state) => KebabCase.Of(state).Replace('-', ' ');
}
