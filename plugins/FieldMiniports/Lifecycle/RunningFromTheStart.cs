using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("running-from-the-start", typeof(RunningFromTheStart))]

namespace FieldMiniports;

/// <summary>
/// An adapter that is initialized lets traffic in at once, as it did in NDIS 5: frames that arrive before the first
/// MiniportRestart are indicated, although the adapter is paused until then.
/// </summary>
public sealed class RunningFromTheStart : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Initialize(NDIS_RESOURCE_LIST? resources)
        {
            NDIS_STATUS status = base.Initialize(resources);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Gate.Open();
            }

            return status;
        }
    }
}
