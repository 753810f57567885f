using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-028-shortens-multicast-list", typeof(ShortensMulticastList))]
[assembly: FaultyMiniport("recv-028-shortens-multicast-list", "RECV-028")]

namespace FaultyMiniports;

/// <summary>Makes the list of the NIC shorter from its end, whichever address is gone.</summary>
public sealed class ShortensMulticastList : RegisterFollower
{
    private const uint MulticastCount = 0x54;
    private const uint AddressBytes = 6;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST ask = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            if (request.RequestType != NDIS_REQUEST_TYPE.NdisRequestSetInformation
                || request.DATA.Oid != OID_802_3_MULTICAST_LIST)
            {
                return ask(context, request);
            }

            uint bytes = request.DATA.SET_INFORMATION.InformationBufferLength;
            if (bytes / AddressBytes >= Inner.NdisReadRegisterUlong(Registers + MulticastCount))
            {
                return ask(context, request);
            }

            Inner.NdisWriteRegisterUlong(Registers + MulticastCount, bytes / AddressBytes);
            OidSet set = request.DATA.SET_INFORMATION;
            set.BytesRead = bytes;
            return NDIS_STATUS.NDIS_STATUS_SUCCESS;
        };
    }
}
