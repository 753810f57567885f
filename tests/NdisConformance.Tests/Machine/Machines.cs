using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Machine;

/// <summary>Small machines and the pointers of a driver into them.</summary>
internal static class Machines
{
    public const uint Page = MachineMemory.PageBytes;

    public static MachineMemory Memory(uint sizeBytes = 1 << 20, uint quarantineBytes = 1 << 16, bool poison = true)
        => new(new MachineMemoryOptions
        {
            SizeBytes = sizeBytes,
            QuarantineBytes = quarantineBytes,
            Poison = poison,
        });

    public static SimulatedPc Pc(ChoiceSource? choices = null)
        => new(new SimulatedPcOptions
        {
            Memory = new MachineMemoryOptions { SizeBytes = 4 << 20, QuarantineBytes = 1 << 16 },
            Choices = choices ?? new DefaultChoices(),
        });

    /// <summary>A kind of choice whose alternatives have no names.</summary>
    public static ChoiceKind Kind(int number) => new(number, $"kind {number}");

    /// <summary>A choice of a kind that is about a DDI.</summary>
    public static int Choose(this ChoiceSource choices, ChoiceKind kind, uint ddi, int count)
        => choices.Choose(new ChoiceSite(kind, (TraceName)ddi, TraceName.None, ChoicePhase.Inside, 0), count);

    /// <summary>A pointer as a driver gets it: good for what lives at the offset now.</summary>
    public static PVOID Pointer(this MachineMemory memory, uint offset)
        => new(new ObjectReference(memory, offset, memory.GenerationAt(offset)));

    public static bool IsFilledWith(this ReadOnlySpan<byte> bytes, byte value) => !bytes.ContainsAnyExcept(value);

    public static bool IsFilledWith(this Span<byte> bytes, byte value) => !bytes.ContainsAnyExcept(value);
}
