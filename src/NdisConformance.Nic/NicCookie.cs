namespace NdisConformance.Nic;

/// <summary>
/// The number under which a moment is asked for: what is due, and the epoch of whoever asked. A reset begins a new
/// epoch, so that whatever was asked for before it means nothing any more.
/// </summary>
internal readonly record struct NicCookie(NicEvent Kind, uint Epoch)
{
    private const int EpochBits = 28;
    private const uint EpochMask = (1u << EpochBits) - 1;

    public static NicCookie Of(uint value) => new((NicEvent)(value >> EpochBits), value & EpochMask);

    public static uint Next(uint epoch) => (epoch + 1) & EpochMask;

    public uint ToValue() => ((uint)Kind << EpochBits) | Epoch;
}
