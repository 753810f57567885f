using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver that follows every scatter/gather request of the reference: it can ask otherwise, deliver another
/// list, and give back otherwise. As it stands it does none of that.
/// </summary>
public abstract class ListFollower : AdapterFollower
{
    private readonly Dictionary<ulong, ListRequest> _byContext = [];
    private readonly Dictionary<ulong, ListRequest> _byList = [];
    private readonly Dictionary<ulong, Action<SCATTER_GATHER_LIST>> _byOwnContext = [];
    private MINIPORT_PROCESS_SG_LIST _process = null!;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _process = dmaDescription.ProcessSGListHandler!;
        dmaDescription.ProcessSGListHandler = Deliver;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
    {
        ListRequest request = new(Inner.Get<TransmitSlot>(context), ndisMiniportDmaHandle, netBuffer, context)
        {
            Flags = flags,
            Buffer = scatterGatherListBuffer,
            BufferSize = scatterGatherListBufferSize,
        };
        _byContext[context.Value] = request;
        return Ask(request);
    }

    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
    {
        if (_byList.Remove(AddressOf(pSGL), out ListRequest? request))
        {
            request.IsGivenBack = true;
            GiveBack(request);
        }
        else
        {
            Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, netBuffer);
        }
    }

    /// <summary>Asks NDIS for the list.</summary>
    protected virtual NDIS_STATUS Ask(ListRequest request)
        => Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle, request.NetBuffer, request.Context, request.Flags, request.Buffer, request.BufferSize);

    /// <summary>NDIS delivered the list: MiniportProcessSGList.</summary>
    protected virtual void OnList(ListRequest request) => Forward(request, request.List);

    /// <summary>The reference has no more use for the list.</summary>
    protected virtual void GiveBack(ListRequest request)
        => Inner.NdisMFreeNetBufferSGList(request.DmaHandle, request.List, request.NetBuffer);

    /// <summary>Hands the reference a list, which it gives back under the same address.</summary>
    protected void Forward(ListRequest request, SCATTER_GATHER_LIST list)
    {
        request.Presented = list;
        _byList[AddressOf(list)] = request;
        _process(null, null, list, request.Context);
    }

    /// <summary>Asks as <see cref="Ask"/> does, but leaves the storage to NDIS.</summary>
    protected NDIS_STATUS AskWithoutBuffer(ListRequest request)
        => Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle, request.NetBuffer, request.Context, request.Flags, null, 0);

    /// <summary>Asks for a list that the reference never hears of.</summary>
    protected NDIS_STATUS MapAside(
        NDIS_HANDLE dmaHandle, NET_BUFFER netBuffer, uint flags, Action<SCATTER_GATHER_LIST> onList)
    {
        PVOID context = Inner.Pin(onList);
        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(dmaHandle, netBuffer, context, flags, null, 0);
        if (status != NDIS_STATUS_SUCCESS)
        {
            Inner.Unpin(context);
        }

        return status;
    }

    /// <summary>Asks as <see cref="Ask"/> does, with another Context that the driver follows by itself.</summary>
    protected NDIS_STATUS MapWith(PVOID context, ListRequest request, Action<SCATTER_GATHER_LIST> onList)
    {
        _byOwnContext[context.Value] = onList;
        return Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle, request.NetBuffer, context, request.Flags, request.Buffer, request.BufferSize);
    }

    private static ulong AddressOf(SCATTER_GATHER_LIST list) => ((PVOID)list).Value;

    private void Deliver(PVOID pDO, PVOID reserved, SCATTER_GATHER_LIST pSGL, PVOID context)
    {
        if (_byContext.TryGetValue(context.Value, out ListRequest? request))
        {
            request.List = pSGL;
            request.IsDelivered = true;
            OnList(request);
        }
        else if (_byOwnContext.Remove(context.Value, out Action<SCATTER_GATHER_LIST>? onOwnContext))
        {
            onOwnContext(pSGL);
        }
        else
        {
            Action<SCATTER_GATHER_LIST> onList = Inner.Get<Action<SCATTER_GATHER_LIST>>(context);
            Inner.Unpin(context);
            onList(pSGL);
        }
    }
}
