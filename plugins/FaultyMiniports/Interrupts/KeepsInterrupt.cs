using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-008-keeps-interrupt", typeof(KeepsInterrupt))]
[assembly: FaultyMiniport("int-008-keeps-interrupt", "INT-008")]

namespace FaultyMiniports;

/// <summary>Never deregisters its interrupt.</summary>
public sealed class KeepsInterrupt : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
    {
    }
}
