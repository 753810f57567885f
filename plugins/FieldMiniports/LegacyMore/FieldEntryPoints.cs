using LegacyMiniport;
using NdisConformance.Contract;

namespace FieldMiniports.LegacyMore;

/// <summary>The entry points of the model, with the adapter of a wrong driver.</summary>
public class FieldEntryPoints(FieldDriver driver, INdis5 ndis, bool isDeserialized) : EntryPoints(ndis, isDeserialized)
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => driver.CreateAdapter(ndis, adapterHandle, isDeserialized);
}
