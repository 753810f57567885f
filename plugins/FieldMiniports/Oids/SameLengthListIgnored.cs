using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("same-length-list-ignored", typeof(SameLengthListIgnored))]

namespace FieldMiniports;

/// <summary>
/// A multicast list with as many addresses as the one before is taken for the same list, and is not given to the NIC.
/// </summary>
public sealed class SameLengthListIgnored : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private uint _length;

        protected override NDIS_STATUS SetMulticastList(OidSet set)
        {
            uint length = set.InformationBufferLength;
            if (length == _length)
            {
                set.BytesRead = length;
                return NDIS_STATUS_SUCCESS;
            }

            NDIS_STATUS status = base.SetMulticastList(set);
            _length = status == NDIS_STATUS_SUCCESS ? length : _length;
            return status;
        }
    }
}
