using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pause-needs-memory", typeof(PauseNeedsMemory))]

namespace FieldMiniports;

/// <summary>
/// MiniportPause allocates the memory in which the counters of the NIC are kept over the pause, and returns
/// NDIS_STATUS_RESOURCES without pausing if there is none.
/// </summary>
public sealed class PauseNeedsMemory : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private PVOID _kept;

        public uint DropsInPause { get; private set; }

        public override NDIS_STATUS Pause()
        {
            _kept = Ndis.NdisAllocateMemoryWithTagPriority(
                Handle, sizeof(uint), Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (_kept == null)
            {
                return NDIS_STATUS_RESOURCES;
            }

            _kept.Write(Nic.ReceiveDrops);
            return base.Pause();
        }

        public override NDIS_STATUS Restart()
        {
            if (_kept != null)
            {
                DropsInPause += Nic.ReceiveDrops - _kept.Read<uint>();
            }

            FreeKept();
            return base.Restart();
        }

        protected override void ReleasePaths()
        {
            FreeKept();
            base.ReleasePaths();
        }

        private void FreeKept()
        {
            if (_kept != null)
            {
                Ndis.NdisFreeMemory(_kept, 0, 0);
                _kept = null;
            }
        }
    }
}
