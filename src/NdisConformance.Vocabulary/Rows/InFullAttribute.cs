namespace NdisConformance.Vocabulary;

/// <summary>
/// How it is written in findings and full traces, where a name says more than the number that snapshots have.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class InFullAttribute(TraceType type) : Attribute
{
    public TraceType Type { get; } = type;
}
