using LegacyMiniport;
using NdisConformance.Contract;

namespace OddMiniports.LegacyMore;

/// <summary>The entry points of the model, with the adapter of an odd driver.</summary>
public class OddEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized) : EntryPoints(ndis, isDeserialized)
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => driver.CreateAdapter(ndis, adapterHandle, isDeserialized);
}
