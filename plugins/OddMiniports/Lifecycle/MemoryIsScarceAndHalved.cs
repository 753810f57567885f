using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("memory-is-scarce-and-halved", typeof(MemoryIsScarceAndHalved))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Asks for half of the shared memory where there is not enough, and halves again, down to two pieces. Legal:
/// NdisMAllocateSharedMemory; MiniportInitializeEx: how much a driver needs is its affair.
/// </summary>
public sealed class MemoryIsScarceAndHalved : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override SharedBlock? Share(uint count, uint pieceBytes)
        {
            SharedBlock? block = null;
            for (uint pieces = count; block is null && pieces >= 2; pieces /= 2)
            {
                block = base.Share(pieces, pieceBytes);
                if (block is null)
                {
                    Ndis.NdisWriteErrorLogEntry(Handle, OutOfResources, pieces);
                }
            }

            return block;
        }
    }
}
