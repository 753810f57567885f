namespace NdisConformance.Vocabulary;

/// <summary>An object named by an event: kind, number in order of birth, and in which state it was found.</summary>
/// <param name="Packed">Kind in bits 56 to 63, state in bits 48 to 55, number in bits 0 to 31.</param>
public readonly record struct TraceObject(ulong Packed)
{
    public TraceObject(ObjectKind kind, uint number, ObjectState state = ObjectState.Live)
        : this(((ulong)kind << 56) | ((ulong)state << 48) | number)
    {
    }

    public ObjectKind Kind => (ObjectKind)(Packed >> 56);

    public ObjectState State => (ObjectState)(byte)(Packed >> 48);

    public uint Number => (uint)Packed;

    /// <summary>True if a live object of the expected kind was named.</summary>
    public bool IsLive => State == ObjectState.Live && Kind != ObjectKind.None;

    /// <summary>The same object, whatever state it was found in: the key under which checkers keep it.</summary>
    public TraceObject Identity => new(Packed & 0xFF00_0000_FFFF_FFFF);

    public static TraceObject Null(ObjectKind kind) => new(kind, 0, ObjectState.Null);

    public static TraceObject Unknown(ObjectKind kind) => new(kind, 0, ObjectState.Unknown);

    public TraceObject As(ObjectState state) => new(Kind, Number, state);

    public override string ToString() => TraceText.Object(this);
}
