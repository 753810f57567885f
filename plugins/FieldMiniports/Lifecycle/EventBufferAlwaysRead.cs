using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("event-buffer-always-read", typeof(EventBufferAlwaysRead))]

namespace FieldMiniports;

/// <summary>
/// The buffer of a Plug and Play event is read whatever the event is; a surprise removal has none.
/// </summary>
public sealed class EventBufferAlwaysRead : FieldDriver
{
    private uint _profile;

    /// <inheritdoc/>
    protected override void DevicePnPEventNotify(
        NDIS_HANDLE miniportAdapterContext, NET_DEVICE_PNP_EVENT netDevicePnPEvent)
    {
        _profile = netDevicePnPEvent.InformationBuffer.Read<uint>();
        if (_profile <= (uint)NDIS_POWER_PROFILE.NdisPowerProfileAcOnLine)
        {
            base.DevicePnPEventNotify(miniportAdapterContext, netDevicePnPEvent);
        }
    }
}
