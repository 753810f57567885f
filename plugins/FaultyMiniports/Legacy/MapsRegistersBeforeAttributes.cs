using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-029-maps-registers-before-attributes",
    typeof(MapsRegistersBeforeAttributes),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-029-maps-registers-before-attributes", "NDIS5-029")]

namespace FaultyMiniports;

/// <summary>Maps the registers of its NIC in MiniportInitialize first, and calls NdisMSetAttributesEx then.</summary>
public sealed class MapsRegistersBeforeAttributes : FaultyLegacyMiniport
{
    private Action? _setAttributes;

    /// <inheritdoc/>
    public override void NdisMSetAttributesEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        uint checkForHangTimeInSeconds,
        uint attributeFlags,
        NDIS_INTERFACE_TYPE adapterType)
        => _setAttributes = () => Inner.NdisMSetAttributesEx(
            miniportAdapterHandle, miniportAdapterContext, checkForHangTimeInSeconds, attributeFlags, adapterType);

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status =
            Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        _setAttributes!();
        return status;
    }
}
