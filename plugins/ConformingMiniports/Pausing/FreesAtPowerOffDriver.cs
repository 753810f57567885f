using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Frees a block of memory in MiniportShutdownEx when the system is switched off, where IRQL and all functions are as
/// in halt. It need not.
/// </summary>
public sealed class FreesAtPowerOffDriver : ReferenceDriver
{
    private const uint BlockBytes = 256;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new TidyAdapter(ndis, adapterHandle, version);

    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        MINIPORT_SHUTDOWN shutdown = characteristics.ShutdownHandlerEx!;
        characteristics.ShutdownHandlerEx = (context, action) =>
        {
            shutdown(context, action);
            if (action == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff)
            {
                ((TidyAdapter)AdapterOf(context)).FreeBlock();
            }
        };
        return characteristics;
    }

    private sealed class TidyAdapter : Adapter
    {
        private PVOID _block;

        public TidyAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            : base(ndis, adapterHandle, version)
            => _block = ndis.NdisAllocateMemoryWithTagPriority(
                adapterHandle, BlockBytes, Tag, EX_POOL_PRIORITY.NormalPoolPriority);

        public void FreeBlock()
        {
            if (_block != null)
            {
                Ndis.NdisFreeMemory(_block, 0, 0);
                _block = null;
            }
        }

        protected override void ReleasePaths()
        {
            base.ReleasePaths();
            FreeBlock();
        }
    }
}
