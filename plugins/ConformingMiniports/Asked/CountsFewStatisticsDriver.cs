using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Counts frames and no bytes. The attributes and each answer say so, and the counters that are not valid are left
/// as they came.
/// </summary>
public sealed class CountsFewStatisticsDriver : ReferenceDriver
{
    // Frames of each kind in both directions.
    private const uint Supported = 0x01C7;
    private const uint Counters = 18;
    private const uint FirstCounter = 8;
    private const uint FirstOctetsByKind = 104;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new FewAdapter(ndis, adapterHandle, version);

    private sealed class FewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override OidRequests NewOidRequests(Adapter adapter) => new FewRequests(adapter);

        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.SupportedStatistics = Supported;
            return attributes;
        }
    }

    private sealed class FewRequests(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Query(OidQuery query)
        {
            if (query.Oid != OID_GEN_STATISTICS
                || query.InformationBufferLength < NDIS_SIZEOF_STATISTICS_INFO_REVISION_1)
            {
                return base.Query(query);
            }

            ulong[] left = new ulong[Counters];
            for (uint i = 0; i < Counters; i++)
            {
                left[i] = query.InformationBuffer.Read<ulong>(FirstCounter + (i * sizeof(ulong)));
            }

            NDIS_STATUS status = base.Query(query);
            query.InformationBuffer.Write(Supported, sizeof(uint));
            for (uint i = 0; i < Counters; i++)
            {
                uint offset = FirstCounter + (i * sizeof(ulong));
                if (offset is 8 or 16 or 24 or 56 or 88 or 96 or >= FirstOctetsByKind)
                {
                    query.InformationBuffer.Write(left[i], offset);
                }
            }

            return status;
        }
    }
}
