using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>The registers, with the raw ones within reach.</summary>
public class FieldNic(INdis ndis, NDIS_HANDLE handle) : NicHardware(ndis, handle)
{
    /// <summary>INT_CAUSE; writing ones clears them.</summary>
    public uint Cause
    {
        get => Read(InterruptCause);
        set => Write(InterruptCause, value);
    }

    /// <summary>An engine of the NIC runs.</summary>
    public bool HasRunningEngine => (Read(Status) & 0x6) != 0;
}
