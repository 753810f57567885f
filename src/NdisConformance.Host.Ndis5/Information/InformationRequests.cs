using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// MiniportQueryInformation and MiniportSetInformation, one request at a time (contract.md 1.9). One per adapter.
/// </summary>
[Resets]
internal sealed partial class InformationRequests(
    Ndis5Miniport miniport, HandleTable handles, HostTrace trace, DriverBoundary boundary, MachineMemory memory,
    MemoryObjects objects, MiniportLock serialization)
{
    private InformationRequest? _pending;

    /// <summary>True while a request pends.</summary>
    public bool IsPending => _pending is not null;

    /// <summary>True if NDIS makes requests now: it makes one at a time, and does not enter a miniport twice.</summary>
    public bool MayAsk => miniport is { State: AdapterState.Running, Adapter: { } adapter }
        && _pending is null
        && !serialization.IsBusy(adapter);

    /// <inheritdoc/>
    public void NdisMQueryInformationComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        bool isPending = adapter is not null && _pending is { IsSet: false };
        TraceMark call = trace.NdisMQueryInformationCompleteCall(named, status, isPending);
        End(isPending, status);
        trace.NdisMQueryInformationCompleteReturn(call);
    }

    /// <inheritdoc/>
    public void NdisMSetInformationComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        bool isPending = adapter is not null && _pending is { IsSet: true };
        TraceMark call = trace.NdisMSetInformationCompleteCall(named, status, isPending);
        End(isPending, status);
        trace.NdisMSetInformationCompleteReturn(call);
    }

    /// <summary>Asks; the request has no status while it pends.</summary>
    public InformationRequest Query(uint oid, uint bytes) => Ask(oid, isSet: false, new byte[bytes]);

    /// <summary>Sets; the request has no status while it pends.</summary>
    public InformationRequest Set(uint oid, ReadOnlySpan<byte> value) => Ask(oid, isSet: true, value);

    private InformationRequest Ask(uint oid, bool isSet, ReadOnlySpan<byte> value)
    {
        miniport.Check(miniport.State == AdapterState.Running && _pending is null);
        ulong tag = new BlockTag(ObjectKind.OidBuffer, objects.NextNumber(ObjectKind.OidBuffer)).Packed;
        uint bytes = (uint)value.Length;

        // The buffer ends where its block does, so that a byte behind it is seen.
        const uint Granule = SimulatedMemory.GranuleBytes;
        uint blockBytes = Math.Max(Granule, (bytes + Granule - 1) / Granule * Granule);
        uint block = memory.Allocate(blockBytes, tag);
        if (block == 0)
        {
            throw new HarnessDefectException("the simulated memory is too small for a request");
        }

        uint offset = block + blockBytes - bytes;

        value.CopyTo(memory.Span(offset, bytes));
        InformationRequest request = new() { Oid = oid, IsSet = isSet, Block = block, Offset = offset, Bytes = bytes };
        _pending = request;
        using MiniportLock.Scope held = serialization.Enter(miniport.Adapter!);
        NDIS_STATUS status = isSet ? CallSet(request) : CallQuery(request);
        if (status != NDIS_STATUS_PENDING && _pending == request)
        {
            End(isPending: true, status);
        }

        return request;
    }

    private NDIS_STATUS CallQuery(InformationRequest request)
    {
        Ndis5Adapter adapter = miniport.Adapter!;
        TraceMark enter = trace.MiniportQueryInformationEnter(adapter.Id, request.Oid, request.Bytes);
        NDIS_STATUS status = boundary.Call(() =>
        {
            NDIS_STATUS answer = adapter.Driver.Characteristics.QueryInformationHandler!(
                adapter.Context, request.Oid, BufferOf(request), request.Bytes, out uint written, out uint needed);
            (request.Done, request.Needed) = (written, needed);
            return answer;
        });
        trace.MiniportQueryInformationExit(enter, status, request.Done, request.Needed);
        return status;
    }

    private NDIS_STATUS CallSet(InformationRequest request)
    {
        Ndis5Adapter adapter = miniport.Adapter!;
        TraceMark enter = trace.MiniportSetInformationEnter(adapter.Id, request.Oid, request.Bytes);
        NDIS_STATUS status = boundary.Call(() =>
        {
            NDIS_STATUS answer = adapter.Driver.Characteristics.SetInformationHandler!(
                adapter.Context, request.Oid, BufferOf(request), request.Bytes, out uint read, out uint needed);
            (request.Done, request.Needed) = (read, needed);
            return answer;
        });
        trace.MiniportSetInformationExit(enter, status, request.Done, request.Needed);
        return status;
    }

    private PVOID BufferOf(InformationRequest request) => objects.AddressAt(request.Offset);

    private void End(bool isPending, NDIS_STATUS status)
    {
        if (isPending)
        {
            InformationRequest request = _pending!;
            _pending = null;
            request.Status = status;
            if (request is { IsSet: true, Oid: NDIS.OID_GEN_CURRENT_PACKET_FILTER, Bytes: sizeof(uint) }
                && status == NDIS_STATUS_SUCCESS)
            {
                miniport.Adapter!.PacketFilter = memory.Read<uint>(request.Offset);
            }

            if (request is { IsSet: true, Oid: NDIS.OID_802_3_MULTICAST_LIST } && status == NDIS_STATUS_SUCCESS)
            {
                miniport.Adapter!.MulticastList = memory.Span(request.Offset, request.Bytes).ToArray();
            }

            if (request is { IsSet: false, Oid: NDIS.OID_GEN_MEDIA_CONNECT_STATUS, Bytes: sizeof(uint) })
            {
                bool isUp = memory.Read<uint>(request.Offset) == (uint)NDIS_MEDIA_STATE.NdisMediaStateConnected;
                trace.MediaStateAnswered(miniport.Adapter!.Id, status, isUp);
            }

            request.Left = memory.Span(request.Offset, request.Bytes).ToArray();
            memory.Free(request.Block);
        }
    }
}
