using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver of NDIS 5 that has a block of memory from MiniportInitialize until MiniportHalt, if there is one.
/// </summary>
public abstract class LegacyBlockOwner : FaultyLegacyMiniport
{
    private const uint Bytes = 256;
    private const uint Tag = 0x6B63_6C42; // 'Blck'
    private PVOID _block;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_INITIALIZE_HANDLER initialize = characteristics.InitializeHandler!;
        characteristics.InitializeHandler = (out openError, out medium, media, adapter, configuration) =>
        {
            NDIS_STATUS status = initialize(out openError, out medium, media, adapter, configuration);
            bool isOwned = status == NDIS_STATUS_SUCCESS
                && Inner.NdisAllocateMemoryWithTag(out _block, Bytes, Tag) == NDIS_STATUS_SUCCESS;
            _block = isOwned ? _block : null;
            return status;
        };
        W_HALT_HANDLER halt = characteristics.HaltHandler!;
        characteristics.HaltHandler = context =>
        {
            halt(context);
            if (_block != null)
            {
                Free(_block, Bytes);
                _block = null;
            }
        };
    }

    /// <summary>Frees the block. PASSIVE_LEVEL, at the end of MiniportHalt.</summary>
    protected abstract void Free(PVOID block, uint length);
}
