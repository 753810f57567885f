using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sets-refused-while-paused", typeof(SetsRefusedWhilePaused))]

namespace FieldMiniports;

/// <summary>
/// From MiniportPause to the next MiniportRestart every set request is refused with NDIS_STATUS_PAUSED, as sends are:
/// the packet filter and the multicast list keep their old values.
/// </summary>
public sealed class SetsRefusedWhilePaused : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new OidPart(adapter, (Part)adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public bool IsPaused { get; private set; }

        public override NDIS_STATUS Pause()
        {
            IsPaused = true;
            return base.Pause();
        }

        public override NDIS_STATUS Restart()
        {
            IsPaused = false;
            return base.Restart();
        }
    }

    private sealed class OidPart(Adapter adapter, Part state) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Set(OidSet set) => state.IsPaused ? NDIS_STATUS_PAUSED : base.Set(set);
    }
}
