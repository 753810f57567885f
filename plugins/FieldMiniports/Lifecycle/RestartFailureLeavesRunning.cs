using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("restart-failure-leaves-running", typeof(RestartFailureLeavesRunning))]

namespace FieldMiniports;

/// <summary>
/// A restart that gets no memory fails after it has let traffic in, and frames are indicated although it failed.
/// </summary>
public sealed class RestartFailureLeavesRunning : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private PVOID _log;

        public override NDIS_STATUS Restart()
        {
            base.Restart();
            _log = Ndis.NdisAllocateMemoryWithTagPriority(Handle, 256, Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            return _log == null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
        }

        public override NDIS_STATUS Pause()
        {
            FreeLog();
            return base.Pause();
        }

        protected override void Release()
        {
            FreeLog();
            base.Release();
        }

        private void FreeLog()
        {
            if (_log != null)
            {
                Ndis.NdisFreeMemory(_log, 0, 0);
                _log = null;
            }
        }
    }
}
