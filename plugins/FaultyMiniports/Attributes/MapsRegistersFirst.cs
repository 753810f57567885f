using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("attr-001-maps-registers-first", typeof(MapsRegistersFirst))]
[assembly: FaultyMiniport("attr-001-maps-registers-first", "ATTR-001", AlsoFires = "ATTR-002")]

namespace FaultyMiniports;

/// <summary>Sets the registration attributes only after it mapped its registers.</summary>
public sealed class MapsRegistersFirst : FaultyMiniport
{
    private NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES _attributes;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        _attributes = miniportAttributes;
        return NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status = Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        Inner.NdisMSetMiniportAttributes(miniportAdapterHandle, ref _attributes);
        return status;
    }
}
