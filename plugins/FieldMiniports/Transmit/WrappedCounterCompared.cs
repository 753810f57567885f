using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("wrapped-counter-compared", typeof(WrappedCounterCompared))]

namespace FieldMiniports;

/// <summary>
/// Frames that were given and frames that were taken back are counted in bytes and compared by size: when the one
/// counter has wrapped around and the other has not, nothing is taken back any more.
/// </summary>
public sealed class WrappedCounterCompared : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private byte _given;
        private byte _takenBack;

        protected override void Give(uint length, NET_BUFFER_LIST list)
        {
            _given++;
            base.Give(length, list);
        }

        protected override void Reap()
        {
            while (_takenBack < _given)
            {
                bool isTransmitted = false;
                if (!Adapter.IsGone && !Ring.IsDone(Take, out isTransmitted))
                {
                    break;
                }

                Finish(Owners[Take], isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE);
                Take = (Take + 1) % Ring.Count;
                InUse--;
                _takenBack++;
            }
        }
    }
}
