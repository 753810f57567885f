using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_DEVICE_PNP_EVENT;

namespace NdisConformance.Host.Ndis6;

/// <summary>Calls MiniportDevicePnPEventNotify. One per driver.</summary>
internal sealed class PnpEvents(
    DriverBoundary boundary, Miniport miniport, HostTrace trace, MachineMemory memory, MemoryObjects objects)
{
    /// <summary>The device was removed without warning. Nothing happens where no adapter is alive.</summary>
    public void NotifySurpriseRemoval()
    {
        if (miniport.Adapter is { State: not AdapterState.Halted } adapter)
        {
            adapter.IsRemoved = true;
            Notify(adapter, new NET_DEVICE_PNP_EVENT { DevicePnPEvent = NdisDevicePnPEventSurpriseRemoved });
        }
    }

    /// <summary>
    /// Gives the driver the power profile, as NDIS does after each initialization. The buffer is freed when the driver
    /// returns, so that a driver that keeps the pointer is seen.
    /// </summary>
    public void NotifyPowerProfile(MiniportAdapter adapter)
    {
        ulong tag = new BlockTag(
            ObjectKind.PnpInformation, objects.NextNumber(ObjectKind.PnpInformation), isProtocol: true).Packed;
        uint buffer = memory.Allocate(sizeof(NDIS_POWER_PROFILE), tag);
        if (buffer == 0)
        {
            throw new HarnessDefectException("no memory is left for a Plug and Play event");
        }

        memory.Write(buffer, NDIS_POWER_PROFILE.NdisPowerProfileAcOnLine);
        Notify(adapter, new NET_DEVICE_PNP_EVENT
        {
            DevicePnPEvent = NdisDevicePnPEventPowerProfileChanged,
            InformationBuffer = objects.AddressAt(buffer),
            InformationBufferLength = sizeof(NDIS_POWER_PROFILE),
        });
        memory.Free(buffer);
    }

    private void Notify(MiniportAdapter adapter, NET_DEVICE_PNP_EVENT pnpEvent)
    {
        TraceMark enter = trace.MiniportDevicePnPEventNotifyEnter(adapter.Id, (uint)pnpEvent.DevicePnPEvent);
        boundary.Call(
            (adapter, pnpEvent),
            static call => call.adapter.Driver.Characteristics.DevicePnPEventNotifyHandler!(
                call.adapter.Context, call.pnpEvent));
        trace.MiniportDevicePnPEventNotifyExit(enter);
    }
}
