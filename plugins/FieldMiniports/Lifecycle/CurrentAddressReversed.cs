using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("current-address-reversed", typeof(CurrentAddressReversed))]

namespace FieldMiniports;

/// <summary>
/// The current address in the general attributes has its bytes in the order of the register, last byte first; the
/// permanent one is right.
/// </summary>
public sealed class CurrentAddressReversed : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            ulong address = Nic.MacAddress;
            for (int i = 0; i < attributes.MacAddressLength; i++)
            {
                attributes.CurrentMacAddress[i] = (byte)(address >> (8 * i));
            }

            return attributes;
        }
    }
}
