using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("early-failure-unwinds-nothing", typeof(EarlyFailureUnwindsNothing))]

namespace FieldMiniports;

/// <summary>
/// An initialization that fails before the DMA channel is open returns without giving back what it has.
/// </summary>
public sealed class EarlyFailureUnwindsNothing : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Initialize(NDIS_RESOURCE_LIST? resources)
        {
            NDIS_STATUS status = Acquire(resources);
            if (status != NDIS_STATUS_SUCCESS)
            {
                LogFailure(status);
                if (DmaHandle != null)
                {
                    Release();
                }
            }

            return status is NDIS_STATUS_SUCCESS or NDIS_STATUS_RESOURCES ? status : NDIS_STATUS_FAILURE;
        }
    }
}
