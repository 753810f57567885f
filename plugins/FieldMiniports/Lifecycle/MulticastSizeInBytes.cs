using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("multicast-size-in-bytes", typeof(MulticastSizeInBytes))]

namespace FieldMiniports;

/// <summary>
/// MaxMulticastListSize in the general attributes is the length of the list in bytes, not in addresses: lists that it
/// promises room for are refused.
/// </summary>
public sealed class MulticastSizeInBytes : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private const uint AddressBytes = 6;

        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.MaxMulticastListSize = MulticastListSize * AddressBytes;
            return attributes;
        }
    }
}
