using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("restart-allocates", typeof(RestartAllocates))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Allocates memory in MiniportRestart and frees it in MiniportPause; without memory the restart fails. Legal:
/// MiniportRestart: NDIS_STATUS_RESOURCES.
/// </summary>
public sealed class RestartAllocates : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private PVOID _scratch;

        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            _scratch = Ndis.NdisAllocateMemoryWithTagPriority(Handle, 333, Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            return _scratch == null ? NDIS_STATUS.NDIS_STATUS_RESOURCES : base.Restart();
        }

        /// <inheritdoc/>
        public override NDIS_STATUS Pause()
        {
            if (_scratch != null)
            {
                Ndis.NdisFreeMemory(_scratch, 333, 0);
                _scratch = null;
            }

            return base.Pause();
        }
    }
}
