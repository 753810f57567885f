using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A comparison of traces, and the result of <c>accept</c>, as text.</summary>
public static class CompareText
{
    public static void Write(TextWriter output, Comparison comparison)
    {
        IReadOnlyList<ComparedPair> pairs = comparison.Pairs;
        foreach (ComparedPair pair in pairs.Where(pair => !pair.IsEqual))
        {
            if (pair.State is PairState.OnlyInA or PairState.OnlyInB)
            {
                output.WriteLine($"{pair.Name}: only in {(pair.State == PairState.OnlyInA ? "A" : "B")}");
                continue;
            }

            string kind = pair.State == PairState.Equivalent ? " (the same up to numbers and times)" : string.Empty;
            output.WriteLine($"{pair.Name}{kind}");
            foreach (string change in pair.Changes)
            {
                output.WriteLine($"  {change}");
            }

            foreach (string line in pair.View.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                output.WriteLine($"  | {line}");
            }

            output.WriteLine();
        }

        int equal = pairs.Count(pair => pair.IsEqual);
        output.WriteLine($"{Words.Count(pairs.Count, "trace")}: {equal} equal, {pairs.Count - equal} different");
        if (comparison.Cancelled)
        {
            output.WriteLine("cancelled: the other scenarios were not compared");
        }
    }

    public static void Write(TextWriter output, AcceptResult result)
    {
        foreach (string path in result.Accepted)
        {
            output.WriteLine($"accepted {path}");
        }

        foreach (RefusedSnapshot refused in result.Refused)
        {
            output.WriteLine($"refused {refused.Path}: {string.Join("; ", refused.Reasons)}");
        }

        if (result.Refused.Any(refused => !refused.IsDamaged))
        {
            output.WriteLine("fix the driver and run again, or accept with --force");
        }

        output.WriteLine($"{Words.Count(result.Accepted.Count, "snapshot")} accepted, {result.Refused.Count} refused");
    }
}
