using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Has the NIC receive everything from the restart on and leaves it to NDIS to drop what nobody wants: filtering is
/// best effort.
/// </summary>
public sealed class IgnoresFilterDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Restart(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters)
    {
        AdapterOf(miniportAdapterContext).Nic.SetReceiveFilter(NDIS_PACKET_TYPE_PROMISCUOUS);
        return base.Restart(miniportAdapterContext, ref restartParameters);
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS OidRequest(NDIS_HANDLE miniportAdapterContext, NDIS_OID_REQUEST oidRequest)
    {
        bool isFilter = oidRequest.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation
            && oidRequest.DATA.Oid == OID_GEN_CURRENT_PACKET_FILTER
            && oidRequest.DATA.SET_INFORMATION.InformationBufferLength >= sizeof(uint);
        if (!isFilter)
        {
            return base.OidRequest(miniportAdapterContext, oidRequest);
        }

        OidSet set = oidRequest.DATA.SET_INFORMATION;
        set.BytesRead = sizeof(uint);
        return NDIS_STATUS_SUCCESS;
    }
}
