using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>OID requests: one at a time, from the request to its completion. One per adapter.</summary>
[Resets]
internal sealed partial class OidRequests(
    DriverBoundary boundary,
    HandleTable handles,
    Miniport miniport,
    HostDuties duties,
    HostTrace trace,
    OidMemory memory)
{
    private OidInMemory? _pending;
    private uint _ended;

    /// <inheritdoc/>
    public void NdisMOidRequestComplete(
        NDIS_HANDLE miniportAdapterHandle, NDIS_OID_REQUEST oidRequest, NDIS_STATUS status)
    {
        TraceObject adapter = handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _);
        TraceObject named = memory.Find(oidRequest);
        bool isPending = _pending is not null && _pending.Id == named;
        OidCounts counts = isPending ? memory.CountsOf(_pending!) : default;
        TraceMark call = trace.NdisMOidRequestCompleteCall(
            adapter, named, status, counts.Read, counts.Written, counts.Needed, isPending);
        if (isPending)
        {
            End(status);
        }

        trace.NdisMOidRequestCompleteReturn(call);
    }

    /// <summary>True from the entry of MiniportOidRequest until the request is completed.</summary>
    public bool IsPending => _pending is not null;

    /// <summary>True if NDIS may make a request now: it makes one after another.</summary>
    public bool MayRequest => duties.MayRequest(miniport.State, IsPending);

    /// <summary>How the last request ended; null before the first.</summary>
    public OidAnswer? Answer { get; private set; }

    /// <summary>Calls MiniportOidRequest. PENDING means that it was, or is to be, completed by a call.</summary>
    public NDIS_STATUS Request(OidQuestion question)
    {
        miniport.Check(MayRequest);
        MiniportAdapter adapter = miniport.Adapter!;
        OidInMemory request = memory.Lay(question);
        _pending = request;
        TraceMark enter = trace.MiniportOidRequestEnter(
            adapter.Id,
            request.Id,
            question.Type,
            question.Oid,
            (uint)question.Input.Length,
            question.OutputBytes,
            Beginning(question.Input.Span),
            Array.IndexOf(adapter.ListedOids, question.Oid) >= 0);
        NDIS_STATUS status = boundary.Call(
            (adapter, Request: memory.AddressOf(request)),
            static call => call.adapter.Driver.Characteristics.OidRequestHandler!(call.adapter.Context, call.Request));
        bool isOurs = _pending == request;
        OidCounts counts = isOurs ? memory.CountsOf(request) : default;
        trace.MiniportOidRequestExit(enter, status, counts.Read, counts.Written, counts.Needed);
        if (isOurs && status != NDIS_STATUS_PENDING)
        {
            End(status);
        }

        return status;
    }

    /// <summary>Calls MiniportCancelOidRequest for the request that pends, if one does.</summary>
    public void Cancel()
    {
        if (_pending is { } request)
        {
            Cancel(request.Id.Number);
        }
    }

    /// <summary>Calls MiniportCancelOidRequest for the request before the one that pends, if one does.</summary>
    public void CancelEnded()
    {
        if (_pending is not null && _ended != 0)
        {
            Cancel(_ended);
        }
    }

    private void Cancel(uint number)
    {
        MiniportAdapter adapter = miniport.Adapter!;
        TraceMark enter = trace.MiniportCancelOidRequestEnter(adapter.Id, number);
        boundary.Call(
            (adapter, Id: new PVOID(number)),
            static call => call.adapter.Driver.Characteristics.CancelOidRequestHandler!(
                call.adapter.Context, call.Id));
        trace.MiniportCancelOidRequestExit(enter);
    }

    private static ulong Beginning(ReadOnlySpan<byte> input)
    {
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        first.Clear();
        input[..Math.Min(input.Length, sizeof(ulong))].CopyTo(first);
        return BinaryPrimitives.ReadUInt64LittleEndian(first);
    }

    private void End(NDIS_STATUS status)
    {
        OidInMemory ended = _pending!;
        _ended = ended.Id.Number;
        if (status == NDIS_STATUS_SUCCESS)
        {
            miniport.Adapter!.Filter.Note(ended.Question);
            StateUnwritten(ended);
        }

        Answer = memory.Take(ended, status);
        _pending = null;
        if (status == NDIS_STATUS_SUCCESS)
        {
            StateCounters(ended, Answer.Output.Span);
        }
    }

    /// <summary>States which bytes of an answer nobody wrote.</summary>
    private void StateUnwritten(OidInMemory request)
    {
        uint unwritten = memory.Unwritten(request, out uint offset);
        if (unwritten > 0)
        {
            trace.AnswerUnwritten(request.Id, offset, unwritten, memory.StatisticsOf(request));
        }
    }

    /// <summary>States what the driver counted. OID-011, OID-015, OID-016, OID-020.</summary>
    private void StateCounters(OidInMemory request, ReadOnlySpan<byte> answer)
    {
        switch (request.Question.Oid)
        {
            case NDIS.OID_GEN_XMIT_OK when answer.Length is sizeof(uint) or sizeof(ulong):
                trace.SentFramesReported(request.Id, Counter(answer));
                break;
            case NDIS.OID_GEN_RCV_OK when answer.Length is sizeof(uint) or sizeof(ulong):
                trace.ReceivedFramesReported(request.Id, Counter(answer));
                break;
            case NDIS.OID_GEN_TRANSMIT_QUEUE_LENGTH when answer.Length == sizeof(uint):
                trace.QueueLengthReported(request.Id, BinaryPrimitives.ReadUInt32LittleEndian(answer));
                break;
            case NDIS.OID_GEN_STATISTICS when answer.Length >= Unsafe.SizeOf<NDIS_STATISTICS_INFO>():
                NDIS_STATISTICS_INFO info = MemoryMarshal.Read<NDIS_STATISTICS_INFO>(answer);
                trace.StatisticsReported(
                    request.Id,
                    info.SupportedStatistics,
                    info.ifHCOutUcastPkts + info.ifHCOutMulticastPkts + info.ifHCOutBroadcastPkts,
                    info.ifHCInUcastPkts + info.ifHCInMulticastPkts + info.ifHCInBroadcastPkts);
                StateKinds(request, info);
                break;
            default:
                break;
        }
    }

    /// <summary>OID-022.</summary>
    private void StateKinds(OidInMemory request, in NDIS_STATISTICS_INFO info)
    {
        trace.ReceivedKindsReported(
            request.Id,
            info.SupportedStatistics,
            info.ifHCInOctets,
            info.ifHCInUcastPkts,
            info.ifHCInMulticastPkts,
            info.ifHCInBroadcastPkts,
            info.ifHCInUcastOctets,
            info.ifHCInMulticastOctets,
            info.ifHCInBroadcastOctets);
        trace.SentKindsReported(
            request.Id,
            info.SupportedStatistics,
            info.ifHCOutOctets,
            info.ifHCOutUcastPkts + info.ifHCOutMulticastPkts + info.ifHCOutBroadcastPkts,
            info.ifHCOutBroadcastPkts,
            info.ifHCOutBroadcastOctets);
    }

    private static ulong Counter(ReadOnlySpan<byte> answer) => answer.Length == sizeof(uint)
        ? BinaryPrimitives.ReadUInt32LittleEndian(answer)
        : BinaryPrimitives.ReadUInt64LittleEndian(answer);
}
