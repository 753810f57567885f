using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <summary>Registers the driver with NDIS and passes each callback to the adapter that it is meant for.</summary>
internal sealed class EntryPoints(INdis5 ndis, bool isDeserialized)
{
    /// <summary>
    /// DriverEntry. NdisMInitializeWrapper returns no status: a NULL handle is its only sign of failure. The unload
    /// handler is not part of the characteristics and is registered afterwards.
    /// </summary>
    public NDIS_STATUS Register(DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        ndis.NdisMInitializeWrapper(out NDIS_HANDLE wrapper, driverObject, registryPath, null);
        if (wrapper == null)
        {
            return NDIS_STATUS_FAILURE;
        }

        NDIS_MINIPORT_CHARACTERISTICS characteristics = Characteristics();
        NDIS_STATUS status = ndis.NdisMRegisterMiniport(
            wrapper, ref characteristics, NDIS51_MINIPORT_CHARACTERISTICS_SIZE);
        if (status != NDIS_STATUS_SUCCESS)
        {
            ndis.NdisTerminateWrapper(wrapper, null);
            return status;
        }

        ndis.NdisMRegisterUnloadHandler(wrapper, Unload);
        return status;
    }

    /// <summary>
    /// Handlers that are missing on purpose: MiniportSend, because NDIS calls only MiniportSendPackets where both are
    /// registered; MiniportDisableInterrupt and MiniportEnableInterrupt, because MiniportISR and
    /// MiniportHandleInterrupt do their work; MiniportAllocateComplete, because shared memory is allocated during
    /// initialization only.
    /// </summary>
    private NDIS_MINIPORT_CHARACTERISTICS Characteristics() => new()
    {
        MajorNdisVersion = 5,
        MinorNdisVersion = 1,
        CheckForHangHandler = context => AdapterOf(context).CheckForHang(),
        HaltHandler = context => AdapterOf(context).Halt(),
        HandleInterruptHandler = context => AdapterOf(context).HandleInterrupt(),
        InitializeHandler = Initialize,
        ISRHandler = Isr,
        QueryInformationHandler = QueryInformation,
        ResetHandler = Reset,
        SetInformationHandler = SetInformation,
        ReturnPacketHandler = (context, packet) => AdapterOf(context).Receive.Return(packet),
        SendPacketsHandler = (context, packets) => AdapterOf(context).Transmit.SendPackets(packets),
        CancelSendPacketsHandler = (context, cancelId) => AdapterOf(context).Transmit.Cancel(cancelId),
        PnPEventNotifyHandler = PnPEventNotify,
        AdapterShutdownHandler = context => ndis.Get<Adapter>(context).Shutdown(),
    };

    /// <summary>
    /// MiniportUnload: an NDIS 5 driver does not deregister itself. NdisTerminateWrapper undoes a failed registration
    /// only.
    /// </summary>
    private void Unload(DRIVER_OBJECT driverObject)
    {
    }

    /// <summary>
    /// MiniportInitialize: NDIS offers the media that it knows, and the driver selects one by its index.
    /// </summary>
    private NDIS_STATUS Initialize(
        out NDIS_STATUS openErrorStatus,
        out uint selectedMediumIndex,
        ReadOnlySpan<NDIS_MEDIUM> mediumArray,
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE wrapperConfigurationContext)
    {
        openErrorStatus = NDIS_STATUS_SUCCESS;
        for (selectedMediumIndex = 0; selectedMediumIndex < mediumArray.Length; selectedMediumIndex++)
        {
            if (mediumArray[(int)selectedMediumIndex] == NDIS_MEDIUM.NdisMedium802_3)
            {
                openErrorStatus = new Adapter(ndis, miniportAdapterHandle, isDeserialized)
                    .Initialize(wrapperConfigurationContext);
                return openErrorStatus;
            }
        }

        selectedMediumIndex = 0;
        return NDIS_STATUS_UNSUPPORTED_MEDIA;
    }

    /// <summary>
    /// MiniportISR: it returns nothing. Both answers are out parameters, and both are set in every call.
    /// </summary>
    private void Isr(
        out bool interruptRecognized, out bool queueMiniportHandleInterrupt, NDIS_HANDLE miniportAdapterContext)
    {
        interruptRecognized = AdapterOf(miniportAdapterContext).Isr();
        queueMiniportHandleInterrupt = interruptRecognized;
    }

    /// <summary>
    /// MiniportReset: the adapter restores its addresses itself, so that NDIS need not set them again.
    /// </summary>
    private NDIS_STATUS Reset(out bool addressingReset, NDIS_HANDLE miniportAdapterContext)
    {
        addressingReset = false;
        return AdapterOf(miniportAdapterContext).Reset();
    }

    private NDIS_STATUS QueryInformation(
        NDIS_HANDLE miniportAdapterContext,
        uint oid,
        PVOID informationBuffer,
        uint informationBufferLength,
        out uint bytesWritten,
        out uint bytesNeeded)
        => AdapterOf(miniportAdapterContext).Oids.Query(
            oid, informationBuffer, informationBufferLength, out bytesWritten, out bytesNeeded);

    private NDIS_STATUS SetInformation(
        NDIS_HANDLE miniportAdapterContext,
        uint oid,
        PVOID informationBuffer,
        uint informationBufferLength,
        out uint bytesRead,
        out uint bytesNeeded)
        => AdapterOf(miniportAdapterContext).Oids.Set(
            oid, informationBuffer, informationBufferLength, out bytesRead, out bytesNeeded);

    private void PnPEventNotify(
        NDIS_HANDLE miniportAdapterContext,
        NDIS_DEVICE_PNP_EVENT pnpEvent,
        PVOID informationBuffer,
        uint informationBufferLength)
        => AdapterOf(miniportAdapterContext).OnPnPEvent(pnpEvent);

    private Adapter AdapterOf(NDIS_HANDLE miniportAdapterContext) => ndis.Get<Adapter>(miniportAdapterContext);
}
