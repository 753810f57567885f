using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("description-cut-to-fit", typeof(DescriptionCutToFit))]

namespace FieldMiniports;

/// <summary>
/// If the buffer is too short for the name of the NIC, as much of it is written as fits and the query succeeds: the
/// string has no zero at its end.
/// </summary>
public sealed class DescriptionCutToFit : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Query(OidQuery query)
        {
            bool isCut = query.Oid == OID_GEN_VENDOR_DESCRIPTION
                && query.InformationBufferLength != 0
                && query.InformationBufferLength < Description.Length;
            if (!isCut)
            {
                return base.Query(query);
            }

            query.InformationBuffer.CopyFrom(Description[..(int)query.InformationBufferLength]);
            query.BytesWritten = query.InformationBufferLength;
            return NDIS_STATUS_SUCCESS;
        }
    }
}
