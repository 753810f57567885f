using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// From a run to cases that passed or did not. A case is bad if and only if the run ends with another exit code than 0.
/// </summary>
internal static class CaseFold
{
    public static IReadOnlyList<CaseSuite> Of(RunResult run)
    {
        IReadOnlyList<ReportCase> whole = RunCases.Of(run);
        return
        [
            .. run.Drivers.Select(driver => new CaseSuite(
                [driver.Plugin, driver.Driver], Numbered(new DriverCases(driver, run).All()))),
            .. whole.Count > 0 ? [new CaseSuite([ToolInfo.Name], Numbered(whole))] : (CaseSuite[])[],
        ];
    }

    /// <summary>Readers know a case by its name: each has one of its own.</summary>
    private static IReadOnlyList<ReportCase> Numbered(IEnumerable<ReportCase> cases)
    {
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        return [.. cases.Select(each =>
        {
            int count = used[each.Name] = used.GetValueOrDefault(each.Name) + 1;
            return count == 1 ? each : each with { Name = $"{each.Name} ({count})" };
        })];
    }
}
