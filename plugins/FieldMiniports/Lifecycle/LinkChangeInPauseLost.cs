using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("link-change-in-pause-lost", typeof(LinkChangeInPauseLost))]

namespace FieldMiniports;

/// <summary>
/// A change of the link that comes while the adapter is paused is acknowledged and not reported, not even by the
/// restart: NDIS goes on with the old state.
/// </summary>
public sealed class LinkChangeInPauseLost : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private bool _isRunning;

        public override NDIS_STATUS Pause()
        {
            _isRunning = false;
            return base.Pause();
        }

        public override NDIS_STATUS Restart()
        {
            _isRunning = true;
            return base.Restart();
        }

        protected override void ReportLink()
        {
            if (_isRunning)
            {
                base.ReportLink();
            }
        }
    }
}
