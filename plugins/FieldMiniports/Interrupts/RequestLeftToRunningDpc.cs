using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("request-left-to-running-dpc", typeof(RequestLeftToRunningDpc))]

namespace FieldMiniports;

/// <summary>
/// A query that is to be answered by the DPC queues none if a DPC runs: that one may be past the place where it
/// looks for requests, and the query waits for the next interrupt.
/// </summary>
public sealed class RequestLeftToRunningDpc : DpcOidDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Owning(ndis, handle, version, this);

    private sealed class Owning(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : DpcOidAdapter(ndis, handle, version, driver)
    {
        private int _runningDpcs;

        public bool IsDpcRunning => _runningDpcs != 0;

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            Interlocked.Increment(ref _runningDpcs);
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            Interlocked.Decrement(ref _runningDpcs);
        }
    }

    private sealed class Part(Adapter adapter) : DpcOidRequests(adapter)
    {
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            bool isQuery = request.RequestType is not (
                NDIS_REQUEST_TYPE.NdisRequestSetInformation or NDIS_REQUEST_TYPE.NdisRequestMethod);
            if (!isQuery || Owner.Nic.IsGone)
            {
                return Answer(request);
            }

            Ndis.NdisAcquireSpinLock(Lock);
            Pending = request;
            Ndis.NdisReleaseSpinLock(Lock);
            Owning adapter = (Owning)Owner;
            if (!adapter.IsDpcRunning)
            {
                adapter.QueueDpc();
            }

            return NDIS_STATUS_PENDING;
        }
    }
}
