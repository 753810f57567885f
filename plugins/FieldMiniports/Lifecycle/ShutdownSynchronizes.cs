using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("shutdown-synchronizes", typeof(ShutdownSynchronizes))]

namespace FieldMiniports;

/// <summary>
/// MiniportShutdownEx masks the interrupt through NdisMSynchronizeWithInterruptEx, whatever the IRQL is.
/// </summary>
public sealed class ShutdownSynchronizes : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override void Shutdown()
        {
            StopInterrupt();
            base.Shutdown();
        }
    }
}
