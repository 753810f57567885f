using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("halt-resets-only-while-running", typeof(HaltResetsOnlyWhileRunning))]

namespace FieldMiniports;

/// <summary>
/// The halt stops the NIC only if the adapter runs, but it is always paused by then: the NIC goes on with freed
/// memory.
/// </summary>
public sealed class HaltResetsOnlyWhileRunning : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private bool _isRunning;

        public override NDIS_STATUS Restart()
        {
            _isRunning = true;
            return base.Restart();
        }

        public override NDIS_STATUS Pause()
        {
            _isRunning = false;
            return base.Pause();
        }

        protected override void Release()
        {
            _isReleasing = true;
            StopInterrupt();
            if (_isRunning)
            {
                Nic.Reset();
            }

            DeregisterInterrupt();
            Gate.WaitUntilEmpty();
            ReleasePaths();
            DeregisterDma();
            Nic.Unmap();
            Gate.Free();
            Ndis.Unpin(Context);
        }
    }
}
