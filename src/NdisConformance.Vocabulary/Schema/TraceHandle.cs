namespace NdisConformance.Vocabulary;

/// <summary>What a handle argument has to be, and which rule each kind of misuse breaks; null for none.</summary>
public sealed record TraceHandle
{
    public required ObjectKind Kind { get; init; }

    /// <summary>Another kind that is as good; <see cref="ObjectKind.None"/> if there is none.</summary>
    public ObjectKind OtherKind { get; init; }

    public bool MayBeNull { get; init; }

    public string? WrongKind { get; init; }

    public string? Released { get; init; }

    public string? Null { get; init; }

    /// <summary>True if what was given is as it has to be.</summary>
    public bool Accepts(TraceObject given) => given.State == ObjectState.Null
        ? MayBeNull
        : given.State == ObjectState.Live && (given.Kind == Kind || (given.Kind == OtherKind && OtherKind != 0));
}
