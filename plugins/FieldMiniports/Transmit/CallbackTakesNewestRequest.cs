using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("callback-takes-newest-request", typeof(CallbackTakesNewestRequest))]

namespace FieldMiniports;

/// <summary>
/// MiniportProcessSGList takes the list for the frame that asked last, which the driver remembers, and not for the
/// one that Context names: when a callback is late, the list goes to another frame.
/// </summary>
public sealed class CallbackTakesNewestRequest : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        private TransmitSlot? _newest;

        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
            => base.ProcessList(_newest!, list);

        protected override void MapFrame(TransmitSlot slot)
        {
            _newest = slot;
            base.MapFrame(slot);
        }
    }
}
