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
    protected override Adapter CreateAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new TidyAdapter(ndis, adapterHandle, version);

    /// <inheritdoc/>
    protected override void OnRegistering(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SHUTDOWN shutdown = characteristics.ShutdownHandlerEx!;
        characteristics.ShutdownHandlerEx = (context, action) =>
        {
            shutdown(context, action);
            if (action == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff)
            {
                ((TidyAdapter)Ndis.Get<Adapter>(context)).FreeBlock();
            }
        };
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
