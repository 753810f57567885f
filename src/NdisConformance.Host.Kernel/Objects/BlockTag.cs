using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// What a block of simulated memory is to the host, packed into the 64 bits that the machine keeps for it: kind in
/// bits 56 to 63, whether a protocol made it in bit 55, slot of its record in bits 32 to 54, number in bits 0 to 31.
/// </summary>
internal readonly record struct BlockTag(ulong Packed)
{
    public BlockTag(ObjectKind kind, uint number, int slot = 0, bool isProtocol = false)
        : this(((ulong)kind << 56) | (isProtocol ? 1UL << 55 : 0) | ((ulong)(slot & 0x7FFFFF) << 32) | number)
    {
    }

    public ObjectKind Kind => (ObjectKind)(Packed >> 56);

    public bool IsProtocol => (Packed & (1UL << 55)) != 0;

    public int Slot => (int)((Packed >> 32) & 0x7FFFFF);

    public uint Number => (uint)Packed;

    public TraceObject Object => new(Kind, Number);
}
