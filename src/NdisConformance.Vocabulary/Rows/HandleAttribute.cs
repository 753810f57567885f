namespace NdisConformance.Vocabulary;

/// <summary>
/// The argument is a handle, or a pointer that NDIS uses like one, and has to be a live one of this kind. The rules say
/// what a wrong one breaks; a case without a rule is judged by another checker, or by none.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HandleAttribute(ObjectKind kind) : Attribute
{
    public HandleAttribute(ObjectKind kind, string rule)
        : this(kind)
    {
        WrongKind = rule;
        Released = rule;
        Null = rule;
    }

    public ObjectKind Kind { get; } = kind;

    /// <summary>Another kind of object that is as good; <see cref="ObjectKind.None"/> if there is none.</summary>
    public ObjectKind OtherKind { get; init; }

    /// <summary>True if NULL is legal.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>The rule that an object of another kind breaks.</summary>
    public string? WrongKind { get; init; }

    /// <summary>The rule that a released object of this kind breaks.</summary>
    public string? Released { get; init; }

    /// <summary>The rule that NULL, or a value that names nothing, breaks.</summary>
    public string? Null { get; init; }
}
