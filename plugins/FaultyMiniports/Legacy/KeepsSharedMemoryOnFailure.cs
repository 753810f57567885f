using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "life-003-keeps-shared-memory-on-failure", typeof(KeepsSharedMemoryOnFailure), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("life-003-keeps-shared-memory-on-failure", "LIFE-003")]

namespace FaultyMiniports;

/// <summary>Frees no shared memory when MiniportInitialize fails.</summary>
public sealed class KeepsSharedMemoryOnFailure : FaultyLegacyMiniport
{
    private bool _isInitializing;

    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        if (!_isInitializing) // wrong step, seen in SharedBlock.Allocate
        {
            Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_INITIALIZE_HANDLER initialize = characteristics.InitializeHandler!;
        characteristics.InitializeHandler = (out openError, out medium, media, adapter, configuration) =>
        {
            _isInitializing = true;
            NDIS_STATUS status = initialize(out openError, out medium, media, adapter, configuration);
            _isInitializing = false;
            return status;
        };
    }
}
