using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A comparison of traces, and the result of <c>accept</c>, as text.</summary>
public static class CompareText
{
    public static void Write(TextWriter output, Comparison comparison)
    {
        foreach (ComparedPair pair in comparison.Pairs.Where(pair => !pair.IsEqual))
        {
            output.WriteLine(Heading(pair));
            foreach (string line in Body(pair).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                output.WriteLine($"  {line}");
            }

            if (!IsAlone(pair))
            {
                output.WriteLine();
            }
        }

        foreach (string line in Notes(comparison).Append(Summary(comparison)))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Which files were read, and what was not compared.</summary>
    public static IEnumerable<string> Notes(Comparison comparison) => comparison.Cancelled
        ? comparison.Sources.Append("cancelled: the other scenarios were not compared")
        : comparison.Sources;

    /// <summary>How many traces are equal.</summary>
    public static string Summary(Comparison comparison)
    {
        int equal = comparison.Pairs.Count(pair => pair.IsEqual);
        return $"{Words.Count(comparison.Pairs.Count, "trace")}: {equal} equal, "
            + $"{comparison.Pairs.Count - equal} different";
    }

    /// <summary>Which trace differs, and how in a word.</summary>
    public static string Heading(ComparedPair pair) => pair.Name + pair.State switch
    {
        PairState.OnlyInA => ": only in A",
        PairState.OnlyInB => ": only in B",
        PairState.Equivalent => " (the same up to numbers and times)",
        _ => string.Empty,
    };

    /// <summary>The differences in words, then the changed lines.</summary>
    public static string Body(ComparedPair pair) => string.Join(
        '\n',
        [
            .. pair.Changes,
            .. pair.View.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"| {line}"),
        ]);

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

    private static bool IsAlone(ComparedPair pair) => pair.State is PairState.OnlyInA or PairState.OnlyInB;
}
