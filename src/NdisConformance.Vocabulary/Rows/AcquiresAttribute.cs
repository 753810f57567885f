namespace NdisConformance.Vocabulary;

/// <summary>On success the driver has a new object of this kind, and has to release it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AcquiresAttribute(ObjectKind kind) : Attribute
{
    public ObjectKind Kind { get; } = kind;
}
