using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Plug and Play events.</content>
public partial class NdisHost
{
    private const uint NdisDevicePnPEventSurpriseRemoved = 2;

    /// <summary>Calls MiniportDevicePnPEventNotify: the device was removed without warning.</summary>
    public void NotifySurpriseRemoval()
    {
        if (_adapter is not { State: not AdapterState.Halted } adapter)
        {
            return;
        }

        TraceEvent enter = NewAdapterEnter(TraceName.MiniportDevicePnPEventNotify, adapter);
        enter.Arguments[1] = NdisDevicePnPEventSurpriseRemoved;
        Run(
            enter,
            () => adapter.Driver.Characteristics.DevicePnPEventNotifyHandler!(
                adapter.Context, new NET_DEVICE_PNP_EVENT { DevicePnPEvent = NdisDevicePnPEventSurpriseRemoved }));
    }
}
