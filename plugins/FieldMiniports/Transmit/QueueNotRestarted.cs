using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("queue-not-restarted", typeof(QueueNotRestarted))]

namespace FieldMiniports;

/// <summary>
/// A copying driver takes waiting frames only when NDIS sends: completions free descriptors, but nothing moves up.
/// </summary>
public sealed class QueueNotRestarted : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private bool _isSending;

        public override void Send(NET_BUFFER_LIST lists, uint sendFlags)
        {
            _isSending = true;
            base.Send(lists, sendFlags);
            _isSending = false;
        }

        protected override void Fill()
        {
            if (_isSending || Adapter.IsGone)
            {
                base.Fill();
            }
        }
    }
}
