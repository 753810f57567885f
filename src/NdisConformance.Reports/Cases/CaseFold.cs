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
                [driver.Plugin, driver.Driver], [.. new DriverCases(driver, run).All()])),
            .. whole.Count > 0 ? [new CaseSuite([ToolInfo.Name], whole)] : (CaseSuite[])[],
        ];
    }
}
