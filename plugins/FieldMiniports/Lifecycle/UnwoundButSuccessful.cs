using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("unwound-but-successful", typeof(UnwoundButSuccessful))]

namespace FieldMiniports;

/// <summary>
/// A MiniportInitializeEx that fails for another reason than a shortage gives everything back and returns
/// NDIS_STATUS_SUCCESS.
/// </summary>
public sealed class UnwoundButSuccessful : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Initialize(NDIS_RESOURCE_LIST? resources)
        {
            NDIS_STATUS status = NDIS_STATUS_SUCCESS;
            NDIS_STATUS step = Acquire(resources);
            if (step == NDIS_STATUS_SUCCESS)
            {
                return status;
            }

            if (step == NDIS_STATUS_RESOURCES)
            {
                status = step;
            }

            LogFailure(step);
            Release();
            return status;
        }
    }
}
