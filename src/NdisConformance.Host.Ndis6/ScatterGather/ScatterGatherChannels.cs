using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Opens and closes the scatter/gather channel (contract.md 1.3). One per machine.</summary>
internal sealed class ScatterGatherChannels(
    HandleTable handles,
    HostDuties duties,
    HostTrace trace,
    SimulatedPc pc,
    ListRecords records,
    SgMappings mappings)
{
    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        ndisMiniportDmaHandle = default;
        ref NDIS_SG_DMA_DESCRIPTION d = ref dmaDescription;
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter);
        TraceMark call = trace.NdisMRegisterScatterGatherDmaCall(
            named,
            d.Header.Type,
            d.Header.Revision,
            d.Header.Size,
            d.Flags,
            d.MaximumPhysicalMapping,
            d.ProcessSGListHandler is not null,
            d.SharedMemAllocateCompleteHandler is not null,
            d.ScatterGatherListSize);
        NDIS_STATUS status = AnswerChannel(adapter, d.Header);
        if (status != NDIS_STATUS_SUCCESS || adapter is null)
        {
            d.ScatterGatherListSize = MemorySizes.PoisonedListSize;
            trace.NdisMRegisterScatterGatherDmaReturn(call, status, TraceObject.Null(ObjectKind.Dma), 0);
            return status;
        }

        DmaChannel channel = new(handles.NextNumber(ObjectKind.Dma), adapter, d);
        handles.Add(channel);
        adapter.Dma = channel;
        ndisMiniportDmaHandle = channel.Handle;
        d.ScatterGatherListSize = duties.ReportedListSize(d.MaximumPhysicalMapping);
        channel.Acquired = trace.Acquired(channel.Id, adapter.Id);
        trace.NdisMRegisterScatterGatherDmaReturn(call, status, channel.Id, d.ScatterGatherListSize);
        return status;
    }

    /// <inheritdoc/>
    public void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        TraceMark call = trace.NdisMDeregisterScatterGatherDmaCall(
            handles.Resolve(ndisMiniportDmaHandle, ObjectKind.Dma, out DmaChannel? channel),
            (uint)(channel?.LiveMappings ?? 0),
            (uint)(channel?.PendingRequests ?? 0));
        if (channel is not null)
        {
            trace.Released(channel.Id);
            channel.IsReleased = true;
            channel.Adapter.Dma = channel.Adapter.Dma == channel ? null : channel.Adapter.Dma;
            DropRequests(channel);
        }

        trace.NdisMDeregisterScatterGatherDmaReturn(call);
    }

    /// <inheritdoc/>
    public uint NdisMGetDmaAlignment(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceMark call = trace.NdisMGetDmaAlignmentCall(
            handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _));
        trace.NdisMGetDmaAlignmentReturn(call, SharedMemory.AlignmentBytes);
        return SharedMemory.AlignmentBytes;
    }

    /// <summary>Header, then version and bus master, then resources: the order of AMB-06.</summary>
    private NDIS_STATUS AnswerChannel(MiniportAdapter? adapter, NDIS_OBJECT_HEADER header)
    {
        if (!duties.AcceptsHeader(header))
        {
            return NDIS_STATUS_BAD_VERSION;
        }

        // What is no adapter was never declared a bus master.
        if (adapter is null || !duties.SupportsScatterGather(adapter.Driver.Version, adapter.AttributeFlags))
        {
            return NDIS_STATUS_NOT_SUPPORTED;
        }

        // A second channel gets RESOURCES (AMB-24).
        if (adapter.Dma is { IsReleased: false })
        {
            return duties.StatusOfShortage;
        }

        NDIS_STATUS status = pc.ChooseStatus(TraceName.NdisMRegisterScatterGatherDma);
        return status == NDIS_STATUS_RESOURCES ? duties.StatusOfShortage : status;
    }

    /// <summary>What waits when its channel closes is forgotten: its callback never comes.</summary>
    private void DropRequests(DmaChannel channel)
    {
        if (!duties.DropsRequestsOfClosedChannel)
        {
            return;
        }

        for (int slot = 0; slot < records.Used; slot++)
        {
            ref MappingRecord mapping = ref records[slot];
            if (mapping.Number != 0 && mapping.Channel == channel && !mapping.IsDelivered)
            {
                mappings.Unmap(slot, copyBack: false);
            }
        }
    }
}
