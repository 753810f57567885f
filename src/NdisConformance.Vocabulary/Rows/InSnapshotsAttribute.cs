namespace NdisConformance.Vocabulary;

/// <summary>Snapshots have this fact, with the arguments named here; they leave all other facts out.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InSnapshotsAttribute(params string[] arguments) : Attribute
{
    public IReadOnlyList<string> Arguments { get; } = arguments;
}
