using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>NdisMInitializeScatterGatherDma and map registers (contract.md 1.9). One per machine.</summary>
internal sealed class PacketDmaServices(HandleTable handles, HostTrace trace, Ndis5Duties duties, SimulatedPc pc)
{
    /// <inheritdoc/>
    public NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        TraceMark call = trace.NdisMInitializeScatterGatherDmaCall(named, dma64BitAddresses, maximumPhysicalMapping);
        NDIS_STATUS status = Answer(adapter, call.Name);
        if (status == NDIS_STATUS_SUCCESS)
        {
            adapter!.Dma = New(dma64BitAddresses, maximumPhysicalMapping);
            adapter.MapsPackets = true;
        }

        trace.NdisMInitializeScatterGatherDmaReturn(call, status);
        return status;
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMAllocateMapRegisters(
        NDIS_HANDLE miniportAdapterHandle,
        uint dmaChannel,
        NDIS_DMA_SIZE dmaSize,
        uint baseMapRegistersNeeded,
        uint maximumPhysicalMapping)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        TraceMark call = trace.NdisMAllocateMapRegistersCall(
            named, (uint)dmaSize, baseMapRegistersNeeded, maximumPhysicalMapping);
        NDIS_STATUS status = adapter is null || adapter.Dma is { IsReleased: false }
            ? NDIS_STATUS_FAILURE
            : pc.ChooseStatus(call.Name);
        if (status == NDIS_STATUS_SUCCESS)
        {
            PacketDma dma = New(dmaSize == NDIS_DMA_SIZE.NDIS_DMA_64BITS, maximumPhysicalMapping);
            handles.Add(dma);
            dma.Acquired = trace.Acquired(dma.Id, adapter!.Id);
            adapter.Dma = dma;
        }

        trace.NdisMAllocateMapRegistersReturn(call, status);
        return status;
    }

    /// <inheritdoc/>
    public void NdisMFreeMapRegisters(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        TraceMark call = trace.NdisMFreeMapRegistersCall(named);
        if (adapter is { MapsPackets: false, Dma: not null })
        {
            trace.Released(adapter.Dma.Id);
            adapter.Dma.IsReleased = true;
            adapter.Dma = null;
        }

        trace.NdisMFreeMapRegistersReturn(call);
    }

    private PacketDma New(bool is64Bit, uint maximum)
        => new(handles.NextNumber(ObjectKind.Dma), is64Bit, maximum);

    /// <summary>What is no adapter was never declared a bus master.</summary>
    private NDIS_STATUS Answer(Ndis5Adapter? adapter, TraceName name)
    {
        if (adapter is null || !duties.SupportsScatterGather(adapter.Driver.Version, adapter.AttributeFlags))
        {
            return NDIS_STATUS_NOT_SUPPORTED;
        }

        if (adapter.Dma is not null)
        {
            return duties.StatusOfShortage;
        }

        NDIS_STATUS status = pc.ChooseStatus(name);
        return status == NDIS_STATUS_RESOURCES ? duties.StatusOfShortage : status;
    }
}
