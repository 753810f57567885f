using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Asks for more shared memory in MiniportRestart and receives with what it has until it is there.</summary>
public sealed class AsksInRestartDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new AskingAdapter(ndis, adapterHandle, version);

    private sealed class AskingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : GrowingAdapter(ndis, adapterHandle, version)
    {
        public override NDIS_STATUS Restart()
        {
            Growing.Grow();
            return base.Restart();
        }
    }
}
