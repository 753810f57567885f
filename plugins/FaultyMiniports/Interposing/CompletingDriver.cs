using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>The reference, with a <see cref="CompletingPath"/> for its sends.</summary>
public sealed class CompletingDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new CompletingAdapter(ndis, adapterHandle, version);
}
