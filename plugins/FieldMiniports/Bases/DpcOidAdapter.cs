using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>An adapter whose DPC answers requests, too.</summary>
public class DpcOidAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
    : FieldAdapter(ndis, handle, version, driver)
{
    private const byte FirstMinorWithGroups = 20;

    /// <summary>Makes the DPC run on this processor. A DPC that is queued already does as well.</summary>
    public void QueueDpc()
    {
        if (_version.Minor < FirstMinorWithGroups)
        {
            Ndis.NdisMQueueDpc(InterruptHandle, 0, 0, null);
        }
        else
        {
            Ndis.NdisMQueueDpcEx(InterruptHandle, 0, new GROUP_AFFINITY(0, 0), null);
        }
    }

    /// <inheritdoc/>
    protected override void OnInterruptDpc(
        NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
    {
        ((DpcOidRequests)Oids).Finish();
        base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
    }

    /// <inheritdoc/>
    protected override void ReleasePaths()
    {
        base.ReleasePaths();
        ((DpcOidRequests)Oids).Release();
    }
}
