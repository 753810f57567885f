using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-001-stays-at-dispatch", typeof(StaysAtDispatch))]
[assembly: FaultyMiniport("irql-001-stays-at-dispatch", "IRQL-001")]

namespace FaultyMiniports;

/// <summary>Returns from MiniportSendNetBufferLists at the level to which it raised the IRQL.</summary>
public sealed class StaysAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NDIS_LOWER_IRQL(byte oldIrql)
    {
    }
}
