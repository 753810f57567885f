using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Tries again with half as much where shared memory is refused: it runs with shorter rings and fewer buffers rather
/// than not at all.
/// </summary>
public sealed class InitializesWithLessDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new ModestAdapter(ndis, adapterHandle, version);

    private sealed class ModestAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private const uint FewestPieces = 4;

        public override SharedBlock? Share(uint count, uint pieceBytes)
        {
            SharedBlock? block = base.Share(count, pieceBytes);
            while (block is null && count / 2 >= FewestPieces)
            {
                LogFailure(NDIS_STATUS_RESOURCES);
                count /= 2;
                block = base.Share(count, pieceBytes);
            }

            return block;
        }
    }
}
