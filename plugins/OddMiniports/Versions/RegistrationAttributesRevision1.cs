using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("registration-attributes-revision-1", typeof(RegistrationAttributesRevision1))]

namespace OddMiniports.Versions;

/// <summary>
/// Sets registration attributes of revision 1, whatever it registered. Legal: NDIS_OBJECT_HEADER; drivers of 6.30 and
/// later do so and load.
/// </summary>
public sealed class RegistrationAttributesRevision1 : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS SetRegistrationAttributes()
        {
            NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES attributes = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
                    NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1,
                    NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1),
                MiniportAdapterContext = Context,
                AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER | NDIS_MINIPORT_ATTRIBUTES_HARDWARE_DEVICE,
                CheckForHangTimeInSeconds = 4,
                InterfaceType = NDIS_INTERFACE_TYPE.NdisInterfacePci,
            };
            return Ndis.NdisMSetMiniportAttributes(Handle, ref attributes);
        }
    }
}
