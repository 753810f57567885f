namespace NdisConformance.Machine;

/// <summary>How large the memory of a simulated PC is, and how it treats what is freed.</summary>
public sealed class MachineMemoryOptions
{
    /// <summary>Address space in bytes, a multiple of the page size. What is not used costs nothing.</summary>
    public uint SizeBytes { get; init; } = 160 << 20;

    /// <summary>How many freed bytes wait, oldest first, before their storage is given out again.</summary>
    public uint QuarantineBytes { get; init; } = 64 << 20;

    /// <summary>
    /// Whether fresh blocks are filled with 0xCC and freed ones with 0xDD. Otherwise a fresh block holds whatever its
    /// storage held before.
    /// </summary>
    public bool Poison { get; init; } = true;
}
