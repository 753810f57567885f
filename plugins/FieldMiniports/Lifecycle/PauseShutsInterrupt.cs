using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pause-shuts-interrupt", typeof(PauseShutsInterrupt))]

namespace FieldMiniports;

/// <summary>
/// A pause turns the interrupt off first, so that the sends it waits for are never reported.
/// </summary>
public sealed class PauseShutsInterrupt : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Pause()
        {
            StopInterrupt();
            return base.Pause();
        }

        public override NDIS_STATUS Restart()
        {
            StartInterrupt();
            return base.Restart();
        }
    }
}
