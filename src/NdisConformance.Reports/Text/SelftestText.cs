using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A selftest for people.</summary>
public static class SelftestText
{
    public static void Write(TextWriter output, SelftestResult result)
    {
        foreach (SelftestMiss miss in result.Misses)
        {
            string rule = miss.Rule.Length == 0 ? string.Empty : $" ({miss.Rule})";
            string scenario = miss.Scenario.Length == 0 ? string.Empty : $" in {miss.Scenario}";
            output.WriteLine($"missed: {miss.Driver}{rule}{scenario}: {miss.Reason}");
        }

        output.WriteLine($"{result.Caught} of {Words.Count(result.Faulty, "faulty miniport")} caught, "
            + $"{result.CaughtByTheRightRule} by the right rule; "
            + $"{Words.Count(result.Conforming, "conforming miniport")}, "
            + Words.Count(result.FalseAlarms, "false alarm"));
    }
}
