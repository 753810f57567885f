using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>One line of <see cref="CauseTable"/>: which findings are consequences of which others.</summary>
internal sealed record CauseEntry
{
    /// <summary>The rules whose findings are causes; empty for every binding rule.</summary>
    public required RuleDescriptor[] Causes { get; init; }

    /// <summary>
    /// The relation: the cause spoils a subject of this kind, and the other finding is within it.
    /// </summary>
    public required SubjectKind Through { get; init; }

    /// <summary>The rules whose findings are consequences.</summary>
    public required RuleDescriptor[] Silences { get; init; }

    /// <summary>The events that show the consequence; empty for all.</summary>
    public TraceName[] At { get; init; } = [];

    /// <summary>True if both findings are reported where one event shows both.</summary>
    public bool IsLaterOnly { get; init; }

    /// <summary>The reason, in a sentence.</summary>
    public required string Why { get; init; }

    public bool IsShownAt(TraceName name) => At.Length == 0 || Array.IndexOf(At, name) >= 0;
}
