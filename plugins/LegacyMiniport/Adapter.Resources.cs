using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <content>The resources of the adapter, acquired in one order and released in the reverse.</content>
internal sealed partial class Adapter
{
    private const uint OutOfResources = 0xC0001389;
    private const uint HardwareFailure = 0xC000138A;

    private bool _isReleasing;

    /// <summary>
    /// The steps of MiniportInitialize. The first that fails ends it, and Release undoes the steps before.
    /// </summary>
    private NDIS_STATUS Acquire(NDIS_HANDLE wrapperConfigurationContext)
    {
        Context = Ndis.Pin(this);
        SetAttributes();
        Ndis.NdisAllocateSpinLock(_lock);
        Ndis.NdisMQueryAdapterResources(
            out NDIS_STATUS status, wrapperConfigurationContext, out NDIS_RESOURCE_LIST? resources);
        if (status == NDIS_STATUS_SUCCESS)
        {
            status = Nic.Map(resources);
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            status = Nic.IsGone ? NDIS_STATUS_ADAPTER_NOT_FOUND : NDIS_STATUS_SUCCESS;
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            Nic.Reset();
            status = InitializeDma();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            status = Transmit.Initialize();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            status = Receive.Initialize();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            status = RegisterInterrupt(resources);
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            StartNic();
            StartInterrupt();
        }

        return status;
    }

    /// <summary>
    /// Releases everything, for halt and for a failed initialization. The NIC is stopped before the memory is freed
    /// that it might access, and the interrupt is deregistered before anything is freed that MiniportHandleInterrupt
    /// uses.
    /// </summary>
    private void Release()
    {
        IsStopped = true;
        _isReleasing = true;
        StopInterrupt();
        Nic.Reset();
        DeregisterInterrupt();
        Transmit.Abort(NDIS_STATUS_REQUEST_ABORTED);

        Receive.Release();
        Transmit.Release();
        Nic.Unmap();
        Ndis.NdisFreeSpinLock(_lock);
        Ndis.Unpin(Context);
    }

    /// <summary>
    /// The very first step: until NDIS has the attributes, a driver may only read its configuration. The call has no
    /// result. Without NDIS_ATTRIBUTE_BUS_MASTER there is no scatter/gather DMA. The time of 0 is the default of NDIS:
    /// MiniportCheckForHang runs every two seconds.
    /// </summary>
    private void SetAttributes()
    {
        uint attributes = NDIS_ATTRIBUTE_BUS_MASTER | NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK;
        if (IsDeserialized)
        {
            attributes |= NDIS_ATTRIBUTE_DESERIALIZE;
        }

        Ndis.NdisMSetAttributesEx(Handle, Context, 0, attributes, NDIS_INTERFACE_TYPE.NdisInterfacePci);
    }

    /// <summary>
    /// Makes NDIS map every packet before it is sent: after the attributes, before any shared memory. The driver
    /// allocates no map registers and registers no callback, and nothing undoes this call. The size is that of one
    /// frame, because the NIC does no large send offload.
    /// </summary>
    private NDIS_STATUS InitializeDma()
        => Ndis.NdisMInitializeScatterGatherDma(Handle, Nic.Uses64BitAddresses, MaximumFrameBytes);

    /// <summary>Gives the NIC its rings and its filter, and starts it. The rings are filled.</summary>
    private void StartNic()
    {
        Filter.Apply();
        Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, Receive.Ring.Block, Receive.Ring.Count);
    }

    /// <summary>Writes the cause of a failure where the administrator of the machine finds it.</summary>
    private void LogFailure(NDIS_STATUS status)
        => Ndis.NdisWriteErrorLogEntry(
            Handle, status == NDIS_STATUS_RESOURCES ? OutOfResources : HardwareFailure, (ulong)status);
}
