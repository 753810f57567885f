using NdisConformance.Rules;

namespace NdisConformance.Tests.Rules;

/// <summary>What a trace is expected to be found to be.</summary>
internal static class Expect
{
    /// <summary>One rule is broken, and no other; it was evaluated, too.</summary>
    public static Finding Fires(string id, TraceScript trace)
    {
        Assert.That(Ids(trace), Is.EqualTo(new[] { id }), Describe(trace));
        Assert.That(trace.Engine.Exercised(id), Is.Positive, $"{id} fired without an evaluation");
        return trace.Engine.Findings[0];
    }

    /// <summary>One event breaks several rules that say the same, and nothing else is broken.</summary>
    public static void FireTogether(TraceScript trace, params string[] ids)
    {
        Assert.That(Ids(trace), Is.EqualTo(ids), Describe(trace));
        Assert.That(trace.Engine.Findings.Select(finding => finding.Broken).Distinct().Count(), Is.EqualTo(1));
        Assert.That(ids.Select(trace.Engine.Exercised), Has.All.Positive);
    }

    /// <summary>One rule is broken first; others may follow.</summary>
    public static void FiresFirst(string id, TraceScript trace)
    {
        Assert.That(Ids(trace).FirstOrDefault(), Is.EqualTo(id), Describe(trace));
        Assert.That(trace.Engine.Exercised(id), Is.Positive, $"{id} fired without an evaluation");
    }

    /// <summary>Nothing is broken, and each of the rules was evaluated.</summary>
    public static void Silent(TraceScript trace, params string[] ids)
    {
        Assert.That(trace.Engine.Findings, Is.Empty, Describe(trace));
        foreach (string id in ids)
        {
            Assert.That(trace.Engine.Exercised(id), Is.Positive, $"{id} was not evaluated");
        }
    }

    /// <summary>One rule is broken, and no other; or none is, and the rules named besides were evaluated.</summary>
    public static void Judged(string id, TraceScript trace, bool isWrong, params string[] silent)
    {
        if (isWrong)
        {
            Fires(id, trace);
        }
        else
        {
            Silent(trace, silent);
        }
    }

    private static string[] Ids(TraceScript trace)
        => [.. trace.Engine.Findings.Select(finding => finding.RuleId).Distinct()];

    private static string Describe(TraceScript trace)
        => string.Join(Environment.NewLine, trace.Engine.Findings.Select(f => $"{f.RuleId} {f.Message}"));
}
