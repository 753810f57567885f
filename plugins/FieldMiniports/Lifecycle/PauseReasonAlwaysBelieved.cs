using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pause-reason-always-believed", typeof(PauseReasonAlwaysBelieved))]

namespace FieldMiniports;

/// <summary>
/// A pause that says that no restart will follow turns the interrupt off for good, whatever version the driver is
/// registered for: before NDIS 6.40 the reason of a pause means nothing.
/// </summary>
public sealed class PauseReasonAlwaysBelieved : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    protected override NDIS_STATUS Pause(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_PAUSE_PARAMETERS pauseParameters)
        => ((Part)AdapterOf(miniportAdapterContext)).PauseBecauseOf(pauseParameters.PauseReason);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public NDIS_STATUS PauseBecauseOf(uint reason)
        {
            NDIS_STATUS status = Pause();
            bool isLast = (reason & NDIS_PAUSE_MINIPORT_DEVICE_REMOVE) != 0;
            if (isLast && status == NDIS_STATUS_SUCCESS)
            {
                StopInterrupt();
            }

            return status;
        }
    }
}
