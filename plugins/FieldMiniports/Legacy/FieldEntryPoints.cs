using LegacyMiniport;
using NdisConformance.Contract;

namespace FieldMiniports.Legacy;

/// <summary>The handlers of the model driver, with the adapter that the driver of this plugin wants.</summary>
public class FieldEntryPoints(FieldDriver driver, INdis5 ndis, bool isDeserialized) : EntryPoints(ndis, isDeserialized)
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => driver.NewAdapter(ndis, adapterHandle, isDeserialized);
}
