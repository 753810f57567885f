using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("interrupt-on-before-paths", typeof(InterruptOnBeforePaths))]

namespace FieldMiniports;

/// <summary>
/// The interrupt is on before sending and receiving are set up: a DPC that comes then meets NULL pointers.
/// </summary>
public sealed class InterruptOnBeforePaths : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override NDIS_STATUS RegisterDma()
        {
            NDIS_STATUS status = base.RegisterDma();
            if (status == NDIS_STATUS_SUCCESS)
            {
                status = base.RegisterInterrupt();
            }

            if (status == NDIS_STATUS_SUCCESS)
            {
                StartInterrupt();
            }

            return status;
        }

        protected override NDIS_STATUS RegisterInterrupt() => NDIS_STATUS_SUCCESS;
    }
}
