using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shutdown-masks-only", typeof(ShutdownMasksOnly))]

namespace FieldMiniports;

/// <summary>
/// MiniportShutdownEx turns the interrupt off and leaves the NIC running, which goes on writing into memory.
/// </summary>
public sealed class ShutdownMasksOnly : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override void Shutdown()
        {
            if (!_isReleasing)
            {
                Nic.MaskInterrupt();
            }
        }
    }
}
