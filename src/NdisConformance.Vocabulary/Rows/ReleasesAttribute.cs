namespace NdisConformance.Vocabulary;

/// <summary>The call ends the life of an object of this kind.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReleasesAttribute(ObjectKind kind) : Attribute
{
    public ObjectKind Kind { get; } = kind;
}
