using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("attr-013-leaves-address-length-zero", typeof(LeavesAddressLengthZero))]
[assembly: FaultyMiniport("attr-013-leaves-address-length-zero", "ATTR-013")]

namespace FaultyMiniports;

/// <summary>Fills in the address and leaves its length zero.</summary>
public sealed class LeavesAddressLengthZero : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.MacAddressLength = 0;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
