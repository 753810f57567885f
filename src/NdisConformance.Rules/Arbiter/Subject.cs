using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Something that a finding is about, spoils or may follow from.</summary>
/// <param name="Kind">The relation.</param>
/// <param name="Id">The number of what it is, or the sequence that names it; 0 for nothing.</param>
/// <param name="Born">Where its present life began, if its number is used again; 0 otherwise.</param>
internal readonly record struct Subject(SubjectKind Kind, ulong Id, long Born = 0)
{
    public static Subject Run { get; } = new(SubjectKind.Run, 1);

    /// <summary>An object as an event names it. The arbiter adds what it is at that moment.</summary>
    public static implicit operator Subject(TraceObject item)
        => new(SubjectKind.Object, item.Number == 0 ? 0 : item.Identity.Packed);

    /// <summary>The mapping that a request makes or made.</summary>
    public static Subject Mapping(long request) => new(SubjectKind.Mapping, (ulong)request);

    public static Subject Adapter(TraceObject adapter) => new(SubjectKind.Adapter, adapter.Number);

    public static Subject Channel(TraceObject dma) => new(SubjectKind.Channel, dma.Number);

    public static Subject Interrupted(TraceObject adapter) => new(SubjectKind.Interrupted, adapter.Number);

    public static Subject Call(long begin) => new(SubjectKind.Call, (ulong)begin);

    public static Subject Survival(TraceObject item)
        => new(SubjectKind.Survival, item.Number == 0 ? 0 : item.Identity.Packed);

    public static Subject Growth(TraceObject adapter, ObjectKind kind)
        => new(SubjectKind.Growth, adapter.Number, (long)kind);
}
