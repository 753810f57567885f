namespace NdisConformance.Contract;

/// <summary>
/// What MiniportInterruptDPC of NDIS 6.20 and later gets as receiveThrottleParameters, in simulated memory: 8 bytes. It
/// is the driver's until the DPC returns. Source: Throttle.
/// </summary>
public readonly struct NDIS_RECEIVE_THROTTLE_PARAMETERS
{
    internal const uint Bytes = 8;
    internal const uint MaximumOffset = 0;
    internal const uint FlagsOffset = 4;
    private const uint MoreBit = 0x1;
    private readonly ObjectReference _reference;

    private NDIS_RECEIVE_THROTTLE_PARAMETERS(ObjectReference reference) => _reference = reference;

    /// <summary>The most lists that the DPC may indicate, or NDIS_INDICATE_ALL_NBLS.</summary>
    public uint MaxNblsToIndicate => _reference.Load<uint>(MaximumOffset);

    /// <summary>
    /// Out: the driver has more to indicate than it was allowed to. NDIS calls the DPC again, and the driver leaves its
    /// interrupt off until then.
    /// </summary>
    public bool MoreNblsPending
    {
        get => (_reference.Load<uint>(FlagsOffset) & MoreBit) != 0;
        set => _reference.Store(
            FlagsOffset, (_reference.Load<uint>(FlagsOffset) & ~MoreBit) | (value ? MoreBit : 0));
    }

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NDIS_RECEIVE_THROTTLE_PARAMETERS(PVOID pointer) => new(pointer.Reference);
}
