using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("general-attributes-revision-1", typeof(GeneralAttributesRevision1))]

namespace OddMiniports.Versions;

/// <summary>
/// Sets general attributes of revision 1, whatever it registered. Legal: NDIS_OBJECT_HEADER;
/// PowerManagementCapabilitiesEx would be NULL anyway.
/// </summary>
public sealed class GeneralAttributesRevision1 : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
                NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1,
                NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1);
            return attributes;
        }
    }
}
