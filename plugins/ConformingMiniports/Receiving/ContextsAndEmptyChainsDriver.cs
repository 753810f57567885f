using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Asks for context space with every list, and allocates lists without an MDL chain: the chain is put in when a frame
/// is described.
/// </summary>
public sealed class ContextsAndEmptyChainsDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new EmptyChainPath(adapter);

    private sealed class EmptyChainPath(Adapter adapter) : ReceivePath(adapter)
    {
        private const ushort ContextBytes = 2 * NDIS.MEMORY_ALLOCATION_ALIGNMENT;

        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.ContextSize = ContextBytes;
            return parameters;
        }

        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, buffer.Length);
            if (buffer.Mdl == null)
            {
                return false;
            }

            buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(
                _pool, ContextBytes, NDIS.MEMORY_ALLOCATION_ALIGNMENT, null, 0, 0);
            return buffer.NetBufferList != null;
        }
    }
}
