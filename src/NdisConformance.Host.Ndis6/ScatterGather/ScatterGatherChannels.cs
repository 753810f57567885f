using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Opens and closes the scatter/gather channel (contract.md 1.3). One per machine.</summary>
internal sealed class ScatterGatherChannels(
    DriverBoundary boundary,
    HandleTable handles,
    HostDuties duties,
    HostTrace trace,
    SimulatedPc pc,
    ListRecords records,
    SgMappings mappings)
{
    /// <summary>Stands in ScatterGatherListSize after a failure, so that a driver that reads it shows.</summary>
    private const uint PoisonedListSize = 0xDEAD_BEEF;
    private const uint DmaAlignmentBytes = 64;

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        ndisMiniportDmaHandle = default;
        ref NDIS_SG_DMA_DESCRIPTION d = ref dmaDescription;
        TraceEvent call = boundary.NewCall(TraceName.NdisMRegisterScatterGatherDma);
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter);
        call.Arguments[0] = named.Packed;
        call.Arguments[1] = d.Header.Type;
        call.Arguments[2] = d.Header.Revision;
        call.Arguments[3] = d.Header.Size;
        call.Arguments[4] = d.Flags;
        call.Arguments[5] = d.MaximumPhysicalMapping;
        call.Arguments[6] = d.ProcessSGListHandler is null ? 0u : 1;
        call.Arguments[7] = d.SharedMemAllocateCompleteHandler is null ? 0u : 1;
        call.Arguments[8] = d.ScatterGatherListSize;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        NDIS_STATUS status = AnswerChannel(adapter, d.Header);
        if (status != NDIS_STATUS_SUCCESS || adapter is null)
        {
            d.ScatterGatherListSize = PoisonedListSize;
            return boundary.End(call, status, TraceObject.Null(ObjectKind.Dma).Packed);
        }

        DmaChannel channel = new(handles.NextNumber(ObjectKind.Dma), adapter, d);
        handles.Add(channel);
        adapter.Dma = channel;
        ndisMiniportDmaHandle = channel.Handle;
        d.ScatterGatherListSize = duties.ReportedListSize(d.MaximumPhysicalMapping);
        channel.Acquired = trace.Acquired(channel.Id, adapter.Id);
        return boundary.End(call, status, channel.Id.Packed, d.ScatterGatherListSize);
    }

    /// <inheritdoc/>
    public void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMDeregisterScatterGatherDma);
        call.Arguments[0] = handles.Resolve(ndisMiniportDmaHandle, ObjectKind.Dma, out DmaChannel? channel).Packed;
        call.Arguments[1] = (ulong)(channel?.LiveMappings ?? 0);
        call.Arguments[2] = (ulong)(channel?.PendingRequests ?? 0);
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Dma);
        if (channel is not null)
        {
            trace.Released(channel.Id);
            channel.IsReleased = true;
            channel.Adapter.Dma = channel.Adapter.Dma == channel ? null : channel.Adapter.Dma;
            DropRequests(channel);
        }

        boundary.End(call);
    }

    /// <inheritdoc/>
    public uint NdisMGetDmaAlignment(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMGetDmaAlignment);
        call.Arguments[0] = handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        boundary.End(call, DmaAlignmentBytes);
        return DmaAlignmentBytes;
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

        return pc.Choose(HostChoice.Failure, (uint)TraceName.NdisMRegisterScatterGatherDma, 4) switch
        {
            1 => duties.StatusOfShortage,
            2 => NDIS_STATUS_NOT_SUPPORTED,
            3 => NDIS_STATUS_BAD_VERSION,
            _ => NDIS_STATUS_SUCCESS,
        };
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
