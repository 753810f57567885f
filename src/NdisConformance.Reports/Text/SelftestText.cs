using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A selftest as text.</summary>
public static class SelftestText
{
    public static void Write(TextWriter output, SelftestResult result)
    {
        foreach (SelftestMiss miss in result.Misses)
        {
            string rule = miss.Rule.Length == 0 ? string.Empty : $" ({miss.Rule})";
            string scenario = miss.Scenario.Length == 0 ? string.Empty : $" in {miss.Scenario}";
            output.WriteLine($"missed: {miss.Driver}{rule}{scenario}{Under(miss, result)}: {miss.Reason}");
        }

        if (result.Profiles.Count > 1)
        {
            int width = result.Profiles.Max(profile => profile.Profile.Length);
            foreach (SelftestProfile profile in result.Profiles)
            {
                output.WriteLine($"{profile.Profile.PadRight(width)}  {result.Faulty - profile.Caught} missed, "
                    + $"{profile.Caught - profile.CaughtByTheRightRule} by the wrong rule, "
                    + Words.Count(profile.FalseAlarms, "false alarm"));
            }
        }

        string each = result.Profiles.Count > 1 ? $" under each of {result.Profiles.Count} profiles" : string.Empty;
        output.WriteLine("names and order drawn with --seed "
            + result.Seed.ToString(CultureInfo.InvariantCulture));
        output.WriteLine($"{result.Caught} of {Words.Count(result.Faulty, "faulty miniport")} caught{each}, "
            + $"{result.CaughtByTheRightRule} by the right rule; "
            + $"{Words.Count(result.Conforming, "conforming miniport")}, "
            + Words.Count(result.FalseAlarms, "false alarm"));
        if (result.Left > 0)
        {
            output.WriteLine($"cancelled: {Words.Count(result.Left, "miniport")} not tried");
        }
    }

    private static string Under(SelftestMiss miss, SelftestResult result)
    {
        if (miss.Profiles.Count == 0 || result.Profiles.Count < 2)
        {
            return string.Empty;
        }

        string more = miss.Profiles.Count == 1
            ? string.Empty
            : $" and {Words.Count(miss.Profiles.Count - 1, "other profile")}";
        return $" under {miss.Profiles[0]}{more}";
    }
}
