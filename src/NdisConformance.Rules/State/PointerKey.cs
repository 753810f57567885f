using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Pinned objects, and blocks that pointers lead into, as numbers of one kind.</summary>
internal static class PointerKey
{
    /// <summary>The number of a pinned object or of a block; 0 if nothing lives there.</summary>
    public static uint Of(TraceObject item) => item switch
    {
        { Number: 0 } or { State: not (ObjectState.Live or ObjectState.Interior) } => 0,
        { Kind: ObjectKind.Context } => item.Number << 2,
        { Kind: ObjectKind.Memory } => (item.Number << 2) | 1,
        { Kind: ObjectKind.SharedMemory } => (item.Number << 2) | 2,
        _ => 0,
    };
}
